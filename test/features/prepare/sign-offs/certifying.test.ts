import { describe, expect, it } from 'vitest';
import { listCertifiedChampions } from '../../../../src/features/prepare/certificates/certified-people.store.ts';
import { SIGN } from '../../../../src/features/prepare/sign-offs/sign-off.view.ts';
import { signOffObligations } from '../../../../src/features/prepare/sign-offs/sign-offs.obligations.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { newsOf } from '../../../support/news.ts';
import { saidOfTeams } from '../../../support/owed.ts';
import { keepHomeButton, pressFromHome, pressKept, sendFromHome } from '../../../support/press.ts';
import { listAudit } from '../../../support/record.ts';
import { contextIn } from '../../../support/requests.ts';
import { type LearningWorld, pageOf, startLearningWorld } from '../training/learning-story.ts';
import { askForSignOff, SIGN_IT, saysWhatTheySaw, takeBothPaths } from './certificate-story.ts';

const LOOK = 'Look at the task';
const MIA = 'UMIA' as UserId;

/** Mia is champion of Claims and has taken both paths; nobody else is certified. */
async function ready(): Promise<LearningWorld> {
  const world = await startLearningWorld();
  putInOffice(world, world.claims, MIA, { certified: false });
  await takeBothPaths(world, 'Mia Chen');
  return world;
}

const certified = (world: LearningWorld) =>
  listCertifiedChampions(contextIn(world, world.rollout.id));

describe('what is owed for a sign-off', () => {
  it('is the task until it was sent, then what the observer saw, then the answer of whoever signs', async () => {
    const world = await ready();
    const owed = () =>
      saidOfTeams(signOffObligations, contextIn(world, world.rollout.id)).map(
        ({ personId, key }) => `${personId} ${key.split(':')[0]}`,
      );
    expect(owed()).toEqual(['UMIA sign-offs.task']);
    await askForSignOff(world, 'Mia Chen');
    expect(owed()).toEqual(['UDANIEL sign-offs.watched']);
    await saysWhatTheySaw(world);
    expect(owed()).toEqual(['ULENA sign-offs.sign-off']);
  });
});

/** The yes, as it stands in a message from before. */
async function signButton(world: LearningWorld, name: string) {
  return { ...(await keepHomeButton(world.as(name), LOOK)), actionId: SIGN };
}

describe('the way to a champion certificate', () => {
  it('leads through both paths, a task that someone watched, and a sign-off', async () => {
    const world = await ready();
    expect(pageOf(world, 'Mia Chen')).toContain('One real task is left');
    const asked = await askForSignOff(world, 'Mia Chen');
    expect(asked.text).toContain(
      'Asked: Daniel Brooks says first what they saw, then Lena Hartmann has your task',
    );
    await saysWhatTheySaw(world);
    expect(certified(world).size).toBe(0);
    const lena = world.as('Lena Hartmann');
    expect((await pressFromHome(lena, LOOK)).modal?.text).toContain(
      '*Daniel Brooks* watched it, and says: I watched it, and the date that it made up',
    );
    await lena.close({ all: true });
    const signed = await sendFromHome(lena, LOOK, SIGN_IT);
    expect(signed.text).toContain('Signed off by Lena Hartmann: *Mia Chen* is certified');
    const news = newsOf(world, world.as('Mia Chen')).join();
    expect(news).toContain('Lena Hartmann has signed off your task. You are certified');
    expect(news).toContain('*Valid through*\n3 July 2027');
    expect([...certified(world)]).toEqual([MIA]);
    expect(listAudit(world.database, world.rollout.id, 1)[0]).toMatchObject({
      act: 'certificates.issue',
      actor: 'ULENA',
      isNews: 1,
    });
  });

  it('asks for the lessons first, and tells people who aren’t champions what it is for', async () => {
    const world = await startLearningWorld();
    putInOffice(world, world.claims, MIA, { certified: false });
    expect((await world.as('Mia Chen').command('/champion certify')).text).toContain(
      'You are at 0 of 15 steps',
    );
    expect((await world.as('Bao Nguyen').command('/champion certify')).text).toContain(
      'you’re not champion or back-up of a team here',
    );
    expect((await world.as('Bao Nguyen').command('/champion certificate')).text).toContain(
      'You have no certificate here yet.',
    );
  });

  it('takes no task in three words, without a link, or watched by oneself', async () => {
    const world = await ready();
    const short = { 'What was the task, and how did you go about it?': 'A reply.' };
    const description = await askForSignOff(world, 'Mia Chen', { task: short });
    expect(Object.values(description.errors ?? {})).toEqual([
      'Write a little more, so that someone who wasn’t there can follow it.',
    ]);
    await world.as('Mia Chen').close({ all: true });
    const alone = await askForSignOff(world, 'Mia Chen', { observer: 'Mia Chen' });
    expect(alone.errors).toEqual({
      'Who watched?': 'Someone other than you must have watched.',
    });
  });

  it('goes back with a reason, and comes again with what was written', async () => {
    const world = await ready();
    await askForSignOff(world, 'Mia Chen');
    await world.as('Mia Chen').close({ all: true });
    await saysWhatTheySaw(world);
    const lena = world.as('Lena Hartmann');
    await pressFromHome(lena, LOOK);
    await lena.fill({ 'Your decision': 'Give it back' });
    expect(Object.values((await lena.submit()).errors ?? {})).toEqual([
      'Say in a sentence what is missing, so that it can be put right.',
    ]);
    await lena.fill({
      'What did you see or look at, or what is missing?': 'Which rule was it? <!channel>',
    });
    expect((await lena.submit()).text).toContain('Given back to *Mia Chen*, with your words:');
    await lena.close({ all: true });
    const mia = world.as('Mia Chen');
    expect((await mia.openHome()).text).toContain('Which rule was it? <!channel>');
    await mia.press('Describe the task');
    expect(mia.sees().modal?.text).toContain('Lena Hartmann gave it back:');
    await mia.fill({ 'Who should sign it off?': 'Sam Okafor, rollout lead' });
    expect((await mia.submit()).text).toContain('then Sam Okafor has your task');
    await mia.close({ all: true });
    await saysWhatTheySaw(world);
    await sendFromHome(world.as('Sam Okafor'), LOOK, SIGN_IT);
    expect([...certified(world)]).toEqual([MIA]);
  });

  it('can be asked of someone else, which takes it from the first', async () => {
    const world = await ready();
    await askForSignOff(world, 'Mia Chen');
    const mia = world.as('Mia Chen');
    await mia.close({ all: true });
    expect((await mia.command('/champion certify')).text).toContain(
      'Your task went to Daniel Brooks today.',
    );
    await saysWhatTheySaw(world);
    const sign = await signButton(world, 'Lena Hartmann');
    expect((await mia.command('/champion certify')).text).toContain(
      'Your task went to Lena Hartmann today.',
    );
    await mia.press('Ask someone else');
    await mia.fill({ 'Who should sign it off?': 'Sam Okafor, rollout lead' });
    await mia.submit();
    expect((await world.as('Lena Hartmann').openHome()).text).not.toContain('[Look at the task]');
    expect(await pressKept(world, 'Lena Hartmann', sign)).toContain(
      'This has already been decided',
    );
    expect(certified(world).size).toBe(0);
  });
});
