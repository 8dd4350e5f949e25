import { expect, it } from 'vitest';
import { graceObligations } from '../../../../src/features/access/access/access.obligations.ts';
import { saveLeaving } from '../../../../src/features/champions/leaving/leaving.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { rollBackIn, startWaveWith } from '../../../support/live-waves.ts';
import { saidOfTeams } from '../../../support/owed.ts';
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
  expect(saidOfTeams(graceObligations, contextIn(world, world.rollout.id))).toEqual([]);
});

it('a team that lost its champion has its back-up asked here, and leads by the champions’ own duty', async () => {
  const world = await startSupportCopilot();
  const mia = putInOffice(world, world.claims, 'UMIA');
  putInOffice(world, world.claims, 'USOFIA', { role: 'back-up', certified: false });
  startWaveWith(world, world.rollout, 0, [world.claims]);
  world.workspace.clock.moveTo(Temporal.Instant.from('2027-01-05T15:00:00Z'));
  const at = world.now();
  const ended = { how: 'lapsed', cause: 'stepped-down', at, reason: 'New job' } as const;
  write(world.database, () => saveLeaving(world.database, { ...mia, ended }));
  world.workspace.clock.moveTo(Temporal.Instant.from('2027-01-06T15:00:00Z'));
  const owed = saidOfTeams(graceObligations, contextIn(world, world.rollout.id));
  expect(owed.map(({ personId }) => personId)).toEqual(['USOFIA']);
  // A later loss is another one, about which somebody who answered is asked anew.
  expect(owed[0]?.key).toBe(`access.grace:${world.claims.id}:${owed[0]?.sinceOn}:back-up`);
});
