/* Learning as somebody does it: by the buttons of the message that they see. */
import { getShippedCurriculum } from '../../../../src/features/prepare/lessons/curriculum.store.ts';
import { scenariosOf } from '../../../../src/features/prepare/lessons/curriculum.ts';
import { choices, choiceTitles } from '../../../../src/features/prepare/lessons/lesson.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';

export type LearningWorld = SupportCopilotWorld;

/** *Support copilot* on Monday 4 January 2027 in the morning. */
export async function startLearningWorld(): Promise<LearningWorld> {
  const world = await startSupportCopilot();
  await world.runDueJobs();
  return world;
}

/** What the newest message that somebody sees says, its buttons in brackets. */
export function pageOf(world: World, name: string): string {
  return world.as(name).sees().messages.at(-1)?.text ?? '';
}

const ONWARDS = [
  'Done, go on',
  'Done, that was the last',
  'Begin',
  'Try again',
  'Next scenario',
  'See how it went',
  'Go on',
];

/** Presses on until nothing leads further, judging every scenario right; answers with all that was read. */
export async function goOn(world: World, name: string, until?: string): Promise<string[]> {
  const person = world.as(name);
  const read: string[] = [];
  for (let pressed = 0; pressed < 200; pressed += 1) {
    const page = pageOf(world, name);
    read.push(page);
    if (until !== undefined && page.includes(until)) return read;
    const label = page.includes('[Check how]')
      ? answerTo(page, true)
      : ONWARDS.find((one) => page.includes(`[${one}]`));
    if (label === undefined) return read;
    await person.press(label);
  }
  throw new Error(`${name} never came to an end.`);
}

/** The whole path of everybody, and the word about help at its end. */
export async function takeMemberPath(world: World, name: string): Promise<string[]> {
  const person = world.as(name);
  await person.command('/core learn');
  const read = await goOn(world, name);
  await person.press('No, they were enough');
  return [...read, pageOf(world, name)];
}

/** The answer to the scenario on the page; `wrong` answers otherwise. */
export function answerTo(text: string, isRight: boolean): string {
  const scenario = scenariosOf(getShippedCurriculum().lessons).find(({ title }) =>
    text.includes(title),
  );
  if (scenario === undefined) throw new Error(`No scenario is asked in: ${text}`);
  const choice = isRight ? scenario.right : choices.find((one) => one !== scenario.right);
  return choiceTitles[choice ?? scenario.right];
}
