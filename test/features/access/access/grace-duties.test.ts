import { expect, it } from 'vitest';
import { graceObligations } from '../../../../src/features/access/access/access.obligations.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { rollBackIn, startWaveWith } from '../../../support/live-waves.ts';
import { contextIn } from '../../../support/requests.ts';
import { startSupportCopilot } from '../../../support/story.ts';

it('nobody is asked for a champion where a roll-back stopped a team, which a champion cannot end', async () => {
  const world = await startSupportCopilot();
  putInOffice(world, world.claims, 'UMIA');
  putInOffice(world, world.claims, 'USOFIA', { role: 'back-up' });
  startWaveWith(world, world.rollout, 0, [world.claims]);
  rollBackIn(world, world.rollout, 0, world.claims, {
    step: 'stop-new-seats',
    on: Temporal.PlainDate.from('2027-01-04'),
    by: 'ULENA' as UserId,
    reason: 'Wrong sums',
    keeps: [],
  });
  expect(graceObligations(contextIn(world, world.rollout.id))).toEqual([]);
});
