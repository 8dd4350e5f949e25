/*
 * Quarters that went wrong once, each by its number: two lines that play it again. A number means something
 * as long as people and plans are drawn as they are; what was wrong has a test of its own beside the rule.
 */
import { expect, it } from 'vitest';
import { drillLanes } from './lanes/drill.ts';
import { type Fault, faultKinds, planQuarter } from './quarter/plan.ts';
import { playQuarter } from './quarter/play-quarter.ts';

type Found = { weeks?: number; people?: number; faults?: readonly Fault['kind'][]; share?: number };

async function wrongIn(seed: number, found: Found = {}) {
  const { weeks = 2, people = 60, faults = faultKinds, share: faultShare = 0.12 } = found;
  const plan = planQuarter(seed, { weeks, people, faults, faultShare });
  return (await playQuarter(plan, { isDrilled: false })).wrong;
}

const late = { faults: ['late-events'], share: 0.5 } as const;

it('seed 1: somebody whose return was told before their leaving is still here', async () => {
  expect(await wrongIn(1, late)).toBeUndefined();
}, 60_000);

it('the lanes of 569, 758 and 1215: what had to wait for its pace leaves when it may', async () => {
  for (const seed of [569, 758, 1215]) expect((await drillLanes(seed)).wrong).toBeUndefined();
});
