/* Chapters on the way to a champion certificate, played through the real commands and forms. */
import { sendFromHome } from '../../../support/press.ts';
import type { World } from '../../../support/world.ts';
import { goOn } from '../training/learning-story.ts';

/** Both paths, by every button, and the word about help in between. */
export async function takeBothPaths(world: World, name: string): Promise<string[]> {
  const person = world.as(name);
  await person.command('/core learn');
  const member = await goOn(world, name);
  await person.press('No, they were enough');
  return [...member, ...(await goOn(world, name))];
}

export const TASK = {
  'What was the task, and how did you go about it?':
    'A reply to a late parcel. I gave it the message and our rule, took out a date that it made up, and cut it by half.',
  'Link to it': 'https://docs.example/reply-7',
};

/** `/champion certify`, filled in and sent. */
export async function askForSignOff(
  world: World,
  name: string,
  change: { observer?: string; signer?: string; task?: Record<string, string> } = {},
) {
  const person = world.as(name);
  await person.command('/champion certify');
  await person.fill({
    ...TASK,
    ...change.task,
    'Who watched?': change.observer ?? 'Daniel Brooks',
    'Who should sign it off?': change.signer ?? 'Lena Hartmann, rollout lead',
  });
  return await person.submit();
}

export const SIGN_IT = {
  'Your decision': 'Sign it off',
  'What did you see or look at, or what is missing?': 'I opened the reply and its two versions.',
};

/** Whoever is named as having watched says what they saw, from App Home. */
export async function saysWhatTheySaw(world: World, name = 'Daniel Brooks') {
  return await sendFromHome(world.as(name), 'Say what you saw', {
    'Were you there?': 'I watched it',
    'I watched it, and …': 'I watched it, and the date that it made up was taken out.',
  });
}
