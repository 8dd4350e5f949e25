/* A drill that is over and reached a lead in time, for stories that are about something else. */
import {
  addEscalation,
  addStep,
  markResolved,
  markTaken,
} from '../../src/features/prepare/escalations/escalations.store.ts';
import { findRollout } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../src/features/teams/teams/team.ts';
import { write } from '../../src/platform/database.ts';
import type { UserId } from '../../src/platform/ids.ts';
import type { World } from './world.ts';

/** For the team's first work, and so for all work that the same person keeps; Lena had it after ten minutes. */
export function drillOnce({ database, now }: Pick<World, 'database' | 'now'>, team: Team): void {
  const rollout = findRollout(database, team.rolloutId);
  if (rollout === undefined) throw new Error('There is no such rollout.');
  const at = now();
  const drill = {
    id: `drill-${team.id}`,
    rolloutId: rollout.id,
    teamId: team.id,
    workflow: team.workflows[0] ?? '',
    link: undefined,
    words: 'A drill.',
    isCritical: false,
    isDrill: true,
    source: 'person',
    sourceId: undefined,
    askerId: 'USAM' as UserId,
    raisedAt: at,
  } as const;
  const by = 'ULENA' as UserId;
  write(database, () => {
    addEscalation(database, rollout.workspaceId, drill);
    addStep(database, drill, {
      number: 1,
      tier: 'lead',
      personId: undefined,
      because: 'drill',
      skipped: [],
      askedAt: at,
      takeBy: at.add({ hours: 2 }),
    });
    markTaken(database, drill.id, { number: 1, taken: { by, at }, settleBy: at, tookMinutes: 10 });
    markResolved(database, drill.id, { by, at, finding: 'right', answer: '' });
  });
}
