import { describe, expect, it } from 'vitest';
import { listCertifiedChampions } from '../../../../src/features/prepare/certificates/certified-people.store.ts';
import { signOffObligations } from '../../../../src/features/prepare/sign-offs/sign-offs.obligations.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { saidOfTeams } from '../../../support/owed.ts';
import { pressFromHome, sendFromHome } from '../../../support/press.ts';
import { contextIn } from '../../../support/requests.ts';
import { type LearningWorld, startLearningWorld } from '../training/learning-story.ts';
import { askForSignOff, SIGN_IT, saysWhatTheySaw, takeBothPaths } from './certificate-story.ts';

const WORDS = 'What did you see or look at, or what is missing?';

async function asked(observer: string, signer?: string): Promise<LearningWorld> {
  const world = await startLearningWorld();
  putInOffice(world, world.claims, 'UMIA' as UserId, { certified: false });
  await takeBothPaths(world, 'Mia Chen');
  await askForSignOff(world, 'Mia Chen', {
    observer,
    ...(signer === undefined ? {} : { signer }),
  });
  await world.as('Mia Chen').close({ all: true });
  return world;
}

const owed = (world: LearningWorld) =>
  saidOfTeams(signOffObligations, contextIn(world, world.rollout.id)).map(
    ({ personId, text }) => `${personId}: ${text}`,
  );
const certified = (world: LearningWorld) =>
  listCertifiedChampions(contextIn(world, world.rollout.id)).size;

describe('a signature as a favour', () => {
  it('is not to be had: nobody signs before the observer has said what they saw', async () => {
    const world = await asked('Daniel Brooks');
    expect((await world.as('Lena Hartmann').openHome()).text).not.toContain('Look at the task');
    const daniel = world.as('Daniel Brooks');
    await pressFromHome(daniel, 'Say what you saw');
    await daniel.fill({ 'Were you there?': 'I watched it', 'I watched it, and …': 'ok' });
    expect(Object.values((await daniel.submit()).errors ?? {})[0]).toContain(
      'A good reason says what was done, checked or changed',
    );
    expect(certified(world)).toBe(0);
  });

  it('is sent back while the signer does not say what they saw or looked at', async () => {
    const world = await asked('Daniel Brooks');
    await saysWhatTheySaw(world);
    const lena = world.as('Lena Hartmann');
    await pressFromHome(lena, 'Look at the task');
    await lena.fill({ 'Your decision': 'Sign it off' });
    expect((await lena.submit()).errors).toEqual({
      [WORDS]:
        'That is too short to be understood later. A good reason says what you watched, or what you found when you opened the link, in a sentence.',
    });
    await lena.fill(SIGN_IT);
    await lena.submit();
    expect(certified(world)).toBe(1);
  });

  it('goes back to the champion when the observer was not there', async () => {
    const world = await asked('Daniel Brooks');
    await sendFromHome(world.as('Daniel Brooks'), 'Say what you saw', {
      'Were you there?': 'I didn’t watch it',
    });
    expect(owed(world)).toEqual(['UMIA: Ask again for your sign-off: Daniel Brooks gave it back']);
    expect((await world.as('Mia Chen').openHome()).text).toContain(
      'Daniel Brooks did not watch this task.',
    );
  });
});

describe('whoever watched', () => {
  it('signs in one step where they are also the one who is asked to sign', async () => {
    const world = await asked('Lena Hartmann');
    expect(owed(world)).toEqual([
      'ULENA: Sign off the real task of Mia Chen for *Claims*, or give it back',
    ]);
    await sendFromHome(world.as('Lena Hartmann'), 'Look at the task', SIGN_IT);
    expect(certified(world)).toBe(1);
  });

  it('is replaced by someone else when they leave before they have said so', async () => {
    const world = await asked('Daniel Brooks');
    await world.workspace.company.deactivates('UDANIEL');
    await expect
      .poll(() => owed(world))
      .toEqual(['UMIA: Name someone else who watched your task: Daniel Brooks has left']);
    const mia = world.as('Mia Chen');
    await pressFromHome(mia, 'Describe the task');
    await mia.fill({ 'Who watched?': 'Hannah Weiss' });
    await mia.fill({ 'Who should sign it off?': 'Lena Hartmann, rollout lead' });
    await mia.submit();
    expect(owed(world)).toEqual([
      'UHANNAH: Say what you saw when Mia Chen did a real task for *Claims*',
    ]);
  });
});
