/* The simulated company itself: the same number gives the same quarter, and its oracle sees what it is there to see. */
import { expect, it } from 'vitest';
import { faultKinds, planQuarter } from './quarter/plan.ts';
import { playQuarter } from './quarter/play-quarter.ts';

it('the same seed plays the same weeks twice, byte for byte, with every fault, and nothing goes wrong', async () => {
  // Its drills have tests of their own.
  const play = () =>
    playQuarter(planQuarter(6, { weeks: 1, faults: faultKinds, faultShare: 0.3 }), {
      isDrilled: false,
    });
  const first = await play();
  const again = await play();
  expect(first.wrong).toBeUndefined();
  expect(again.trace.lines()).toEqual(first.trace.lines());
  expect(again.trace.hash()).toBe(first.trace.hash());
  expect(first.lives).toBeGreaterThan(1);
  expect(first.checks).toBeGreaterThan(1000);
  expect(first.messages).toBeGreaterThan(5);
}, 60_000);
