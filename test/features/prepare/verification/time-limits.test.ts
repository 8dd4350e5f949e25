import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameSetting } from '../../../../src/features/contract/loosening.ts';
import { getTimeLimits } from '../../../../src/features/prepare/verification/time-limits.store.ts';
import {
  longerWords,
  shortest,
  TIME_BOUNDS,
  TIME_LIMITS,
  type TimeLimits,
} from '../../../../src/features/prepare/verification/time-limits.ts';
import { pressFromHome } from '../../../support/press.ts';
import { casesIn, escalate, startCaseWorld } from '../escalations/case-story.ts';

const names = Object.keys(TIME_LIMITS) as (keyof TimeLimits)[];
const limits = fc
  .tuple(...names.map((name) => fc.integer({ min: 1, max: TIME_BOUNDS[name][1] })))
  .map((values) => Object.fromEntries(names.map((name, at) => [name, values[at]])) as TimeLimits);

describe('the shorter of two sets of limits', () => {
  it('lets nothing wait longer than either, and every longer limit is said', () => {
    fc.assert(
      fc.property(limits, limits, (a, b) => {
        const alone = shortest(a, b);
        for (const name of names) {
          expect(alone[name]).toBe(Math.min(a[name], b[name]));
        }
        expect(longerWords(alone, b).length === 0).toBe(sameSetting(alone, b));
        expect(longerWords(a, alone)).toEqual([]);
      }),
    );
  });
});

describe('how long cases and reviews may wait', () => {
  it('gets shorter by one lead’s word, and longer only by two people’s', async () => {
    const world = await startCaseWorld();
    const lena = world.as('Lena Hartmann');
    const held = () => getTimeLimits(world.database, world.rollout.id);
    await lena.command('/core limits');
    await lena.fill({
      'Working hours to take a case': '1',
      'Days in which outputs are collected for a draw': '21',
      'Why the change': 'We collect few outputs and read them soon.',
    });
    expect((await lena.submit()).text).toContain('so Ines Duarte has to agree first.');
    await lena.close({ all: true });
    expect(held()).toEqual({ ...TIME_LIMITS, takeHours: 1 });
    await escalate(world, 'Hannah Weiss');
    // It is 10:00 in New York, and Mia has an hour.
    expect(casesIn(world)[0]!.steps[0]!.takeBy.toString()).toBe('2027-01-04T16:00:00Z');
    const ines = world.as('Ines Duarte');
    expect((await pressFromHome(ines, 'Read and decide')).modal?.text).toContain(
      'Outputs would be collected for 21 days before a draw instead of 14 days.',
    );
    await ines.press('Agree for good');
    expect(held()).toEqual({ ...TIME_LIMITS, takeHours: 1, drawDays: 21 });
  });

  it('stays within its bounds, and is for leads', async () => {
    const world = await startCaseWorld();
    const lena = world.as('Lena Hartmann');
    await lena.command('/core limits');
    await lena.fill({ 'Working hours to take a case': '9', 'Why the change': 'No hurry at all.' });
    expect((await lena.submit()).errors).toBeDefined();
    await lena.close({ all: true });
    expect(getTimeLimits(world.database, world.rollout.id)).toEqual(TIME_LIMITS);
    const said = await world.as('Mia Chen').command('/core limits');
    expect(said.text).toContain('Only a lead');
  });
});
