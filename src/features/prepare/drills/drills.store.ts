import { momentNear } from '../../../platform/day-mark.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { workflowsInUse } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { findWorkflowOwner } from '../core-search/search-gaps.store.ts';
import type { Escalation } from '../escalations/escalation.ts';
import { listEscalations } from '../escalations/escalations.store.ts';
import { getTimeLimits } from '../verification/time-limits.store.ts';
import { DRILL_HOURS, type Proof, proofOf, whenProofsEnd } from './drill.ts';

export type WorkProof = { workflow: string; proof: Proof };

export function listDrills({ database, rolloutId }: ReadContext): readonly Escalation[] {
  return listEscalations(database, rolloutId).filter(({ isDrill }) => isDrill);
}

/**
 * What drills have shown of the work of these teams. A drill tries out people, so it counts for all work that
 * the same person keeps.
 */
export function listProofs(
  context: ReadContext,
  teamIds: ReadonlySet<TeamId>,
  hours = DRILL_HOURS,
): WorkProof[] {
  const { database, rolloutId } = context;
  const drills = listDrills(context);
  const ownerOf = ownersIn(context);
  const limitMinutes = getTimeLimits(database, rolloutId).takeHours * 60;
  return workflowsInUse(listTeams(database, rolloutId, teamIds)).map((workflow) => {
    const alike = drills.filter((drill) => ownerOf(drill.workflow) === ownerOf(workflow));
    // Where nothing was tried out, the moment does not matter, and nobody is to ask again each minute.
    if (alike.length === 0) return { workflow, proof: { kind: 'none' } };
    const now = momentNear(context, whenProofsEnd(alike));
    return { workflow, proof: proofOf(alike, { now, hours, limitMinutes }) };
  });
}

function ownersIn(context: ReadContext): (workflow: string) => UserId | undefined {
  const known = new Map<string, UserId | undefined>();
  return (workflow) => {
    if (!known.has(workflow)) known.set(workflow, findWorkflowOwner(context, workflow));
    return known.get(workflow);
  };
}
