import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listAttempts } from '../../../../src/features/prepare/training/attempts.store.ts';
import { restsUntil } from '../../../../src/features/prepare/training/test-rest.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import {
  answerTo,
  goOn,
  type LearningWorld,
  pageOf,
  startLearningWorld,
} from './learning-story.ts';

const at = (text: string) => Temporal.Instant.from(text);
const failed = (text: string) => ({ endedAt: at(text), passed: false });
const passed = (text: string) => ({ endedAt: at(text), passed: true });
const tokyo = (now: string) => ({ timeZone: 'Asia/Tokyo', now: at(now) });

describe('two failures in a row', () => {
  it('put the next attempt on the next day, at the learner’s own place', () => {
    const two = [failed('2027-01-04T13:00:00Z'), failed('2027-01-04T14:30:00Z')];
    expect(restsUntil(two.slice(1), tokyo('2027-01-04T14:31:00Z'))).toBeUndefined();
    expect(restsUntil(two, tokyo('2027-01-04T14:31:00Z'))?.toString()).toBe('2027-01-05');
    expect(restsUntil(two, tokyo('2027-01-04T14:59:59Z'))?.toString()).toBe('2027-01-05');
    expect(restsUntil(two, tokyo('2027-01-04T15:00:00Z'))).toBeUndefined();
  });

  it('stay two until a test is passed: from then on it is one attempt a day', () => {
    const three = [
      failed('2027-01-04T13:00:00Z'),
      failed('2027-01-04T13:30:00Z'),
      failed('2027-01-05T13:00:00Z'),
    ];
    expect(restsUntil(three, tokyo('2027-01-05T13:01:00Z'))?.toString()).toBe('2027-01-06');
    const renewed = [...three, passed('2027-01-06T13:00:00Z'), failed('2027-04-06T13:00:00Z')];
    expect(restsUntil(renewed, tokyo('2027-04-06T13:01:00Z'))).toBeUndefined();
  });

  it('never keep anyone waiting for longer than until tomorrow, whatever they did', () => {
    const moment = fc.integer({ min: 0, max: 100_000_000 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ after: moment, passed: fc.constantFrom(true, false, undefined) })),
        fc.constantFrom('Asia/Tokyo', 'America/Los_Angeles', 'Europe/Berlin'),
        (history, timeZone) => {
          let now = at('2027-03-01T00:00:00Z');
          const attempts = history.map((one) => {
            now = now.add({ milliseconds: one.after });
            return { endedAt: now, passed: one.passed };
          });
          const until = restsUntil(attempts, { timeZone, now });
          const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
          if (until !== undefined) expect(until.toString()).toBe(today.add({ days: 1 }).toString());
          const tomorrow = now.add({ hours: 25 });
          expect(restsUntil(attempts, { timeZone, now: tomorrow })).toBeUndefined();
        },
      ),
    );
  });
});

const failOnce = async (world: LearningWorld) => {
  const mia = world.as('Mia Chen');
  for (let asked = 0; asked < 6; asked += 1) {
    await mia.press(answerTo(pageOf(world, 'Mia Chen'), false));
    await mia.press(asked < 5 ? 'Next scenario' : 'See how it went');
  }
};

it('seven failed tests in a minute are two: then the page says when, and whom to ask', async () => {
  const world = await startLearningWorld();
  const mia = world.as('Mia Chen');
  await mia.command('/core learn');
  await goOn(world, 'Mia Chen', '[Check how]');
  await failOnce(world);
  await mia.press('Try again with other scenarios');
  await mia.press('Try again');
  await failOnce(world);
  const result = pageOf(world, 'Mia Chen');
  expect(result).toContain('The next round opens on *Tuesday 5 January*');
  expect(result).toContain('/core who');
  expect(result).not.toContain('[Try again');
  await mia.press('Go on');
  expect(pageOf(world, 'Mia Chen')).not.toContain('[Try again]');
  const attempts = () =>
    listAttempts(world.database, { rolloutId: world.rollout.id, personId: 'UMIA' as UserId });
  expect(attempts().map((one) => one.passed)).toEqual([false, false]);
  await world.travel({ days: 1 });
  await mia.command('/core learn');
  await goOn(world, 'Mia Chen');
  expect(attempts().map((one) => one.passed)).toEqual([false, false, true]);
});
