import { describe, expect, it } from 'vitest';
import { listAttempts } from '../../../../src/features/prepare/training/attempts.store.ts';
import {
  findWalk,
  listProgress,
} from '../../../../src/features/prepare/training/training.store.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { keepButton, pressKept } from '../../../support/press.ts';
import { answerTo, goOn, pageOf, startLearningWorld, takeMemberPath } from './learning-story.ts';

const MIA = 'UMIA' as UserId;

describe('the path of everyone', () => {
  it('leads by its own buttons to its end, with a certificate at once', async () => {
    const world = await startLearningWorld();
    const read = await takeMemberPath(world, 'Mia Chen');
    expect(read[0]).toContain('*Support copilot*  ·  0 of 15 steps, about 24 minutes left');
    expect(read.at(-2)).toContain('*Issued*\n4 January 2027\n*Valid through*\n4 January 2028');
    expect(read.at(-2)).toContain('did you need anyone’s help to get through?');
    expect(read.at(-1)).toContain('Thank you. That helps the people who come after you.');
    const learner = { rolloutId: world.rollout.id, personId: MIA };
    expect(findWalk(world.database, learner, 'member')).toMatchObject({ hadHelp: false });
    expect(findWalk(world.database, learner, 'champion')).toBeUndefined();
  });

  it('goes on days later and after a restart at the very step, in one message', async () => {
    const world = await startLearningWorld();
    const mia = world.as('Mia Chen');
    await mia.command('/core learn');
    for (let steps = 0; steps < 3; steps += 1) await mia.press('Done, go on');
    world.workspace.clock.moveTo(Temporal.Instant.from('2027-01-14T15:00:00Z'));
    await world.restart();
    const answer = await mia.command('/core learn');
    expect(answer.ephemeral?.text).toBe(
      'It is open in our direct messages: Do one real task now: 3 of 15 steps, about 19 minutes left.',
    );
    expect(pageOf(world, 'Mia Chen')).toContain('Do one real task now');
    const pages = mia.sees().messages.filter(({ text }) => text.includes('[Done, go on]'));
    expect(pages).toHaveLength(1);
    expect(mia.sees().text).toContain('You’ve continued in a newer message, further down.');
  });

  it('explains each of the three answers after the choice, whatever was chosen', async () => {
    const world = await startLearningWorld();
    const mia = world.as('Mia Chen');
    await mia.command('/core learn');
    await goOn(world, 'Mia Chen', '[Check how]');
    const asked = pageOf(world, 'Mia Chen');
    await mia.press(answerTo(asked, false));
    const explained = pageOf(world, 'Mia Chen');
    expect(explained).toContain('is the better answer.');
    for (const choice of ['**Use it.**', '**Do not.**', '**Check how.**'])
      expect(explained).toContain(choice);
  });

  it('lets who did not pass try again with other scenarios, and keeps what was chosen', async () => {
    const world = await startLearningWorld();
    const mia = world.as('Mia Chen');
    await mia.command('/core learn');
    await goOn(world, 'Mia Chen', '[Check how]');
    for (let asked = 0; asked < 6; asked += 1) {
      await mia.press(answerTo(pageOf(world, 'Mia Chen'), asked > 2));
      await mia.press(asked < 5 ? 'Next scenario' : 'See how it went');
    }
    const result = pageOf(world, 'Mia Chen');
    expect(result).toContain('Not yet');
    expect(result).toContain('You judged *3 of 6* as we would; 5 are needed.');
    expect(result.match(/\*Better: "/g)).toHaveLength(3);
    await mia.press('Try again with other scenarios');
    await goOn(world, 'Mia Chen');
    const learner = { rolloutId: world.rollout.id, personId: MIA };
    const [first, second] = listAttempts(world.database, learner);
    expect([first?.passed, second?.passed]).toEqual([false, true]);
    expect(first?.answers).toHaveLength(6);
    expect(first?.scenarioIds.filter((id) => second?.scenarioIds.includes(id))).toEqual([]);
  });
});

describe('buttons that are not the one to press', () => {
  it('do nothing when they are old, and show where one stands', async () => {
    const world = await startLearningWorld();
    const mia = world.as('Mia Chen');
    await mia.command('/core learn');
    const first = keepButton(world, 'Mia Chen', 'Done, go on');
    await mia.press('Done, go on');
    const second = keepButton(world, 'Mia Chen', 'Done, go on');
    const redrawn = await pressKept(world, 'Mia Chen', first);
    expect(redrawn).toContain('You had already done that step. This is where you are:');
    expect(redrawn).toContain('1 of 15 steps');
    const learner = { rolloutId: world.rollout.id, personId: MIA };
    expect(listProgress(world.database, learner)).toMatchObject([{ stepsDone: 1 }]);
    await pressKept(world, 'Mia Chen', second);
    expect(listProgress(world.database, learner)).toMatchObject([{ stepsDone: 2 }]);
  });

  it('finish no lesson and pass no test out of turn', async () => {
    const world = await startLearningWorld();
    const mia = world.as('Mia Chen');
    await mia.command('/core learn');
    const button = keepButton(world, 'Mia Chen', 'Done, go on');
    const forged = (change: object) => ({
      ...button,
      value: JSON.stringify({ ...JSON.parse(button.value), ...change }),
    });
    const last = { lessonId: 'whom-to-ask', version: '1.0', step: 0 };
    expect(await pressKept(world, 'Mia Chen', forged(last))).toContain('This step comes first');
    const revised = { version: '2.0' };
    expect(await pressKept(world, 'Mia Chen', forged(revised))).toContain(
      'The lesson has been revised',
    );
    const test = { lessonId: 'judgement' };
    expect(await pressKept(world, 'Mia Chen', forged(test))).toContain('ends with its scenarios');
    const gone = { lessonId: 'never-there' };
    expect(await pressKept(world, 'Mia Chen', forged(gone))).toContain(
      'no longer part of the path',
    );
    expect(listProgress(world.database, { rolloutId: world.rollout.id, personId: MIA })).toEqual(
      [],
    );
  });

  it('of someone else’s training leave both as they are and show one’s own', async () => {
    const world = await startLearningWorld();
    await world.as('Mia Chen').command('/core learn');
    const button = keepButton(world, 'Mia Chen', 'Done, go on');
    const before = pageOf(world, 'Mia Chen');
    const shown = await pressKept(world, 'Hannah Weiss', button);
    expect(shown).toContain('That was the training of Mia Chen; nothing in it was changed.');
    expect(shown).toContain('0 of 15 steps');
    expect(pageOf(world, 'Mia Chen')).toBe(before);
    expect(listProgress(world.database, { rolloutId: world.rollout.id, personId: MIA })).toEqual(
      [],
    );
  });

  it('keep the first answer to a scenario', async () => {
    const world = await startLearningWorld();
    const mia = world.as('Mia Chen');
    await mia.command('/core learn');
    await goOn(world, 'Mia Chen', '[Check how]');
    const wrong = keepButton(world, 'Mia Chen', answerTo(pageOf(world, 'Mia Chen'), false));
    await mia.press(answerTo(pageOf(world, 'Mia Chen'), true));
    expect(await pressKept(world, 'Mia Chen', wrong)).toContain('your first answer counts');
    const [attempt] = listAttempts(world.database, { rolloutId: world.rollout.id, personId: MIA });
    expect(attempt?.answers).toHaveLength(1);
    expect(pageOf(world, 'Mia Chen')).toContain('Scenario 2 of 6');
  });
});
