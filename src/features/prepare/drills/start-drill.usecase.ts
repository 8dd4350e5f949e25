import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { workflowKey } from '../core/entry.ts';
import type { Escalation } from '../escalations/escalation.ts';
import { raiseCase } from '../escalations/raise-case.usecase.ts';
import { listDrills } from './drills.store.ts';

export type StartDrillOutcome =
  | { kind: 'unknown-team' }
  | { kind: 'not-their-work'; teamName: string; workflows: readonly string[] }
  | { kind: 'under-way' }
  | { kind: 'started'; drill: Escalation; teamName: string };

/** Sends a marked case through the path of a team and its work, one at a time. */
export function startDrill(
  request: RolloutRequest,
  { teamId, workflow: typed }: { teamId: TeamId; workflow: string },
): StartDrillOutcome {
  const { database, rolloutId } = request;
  return write(database, (): StartDrillOutcome => {
    const team = findTeam(database, rolloutId, teamId);
    if (team === undefined) return { kind: 'unknown-team' };
    const { name: teamName, workflows } = team;
    const workflow = workflows.find((one) => workflowKey(one) === workflowKey(typed));
    if (workflow === undefined) return { kind: 'not-their-work', teamName, workflows };
    const isUnderWay = listDrills(request).some(
      (one) => one.resolved === undefined && one.workflow === workflow && one.teamId === teamId,
    );
    if (isUnderWay) return { kind: 'under-way' };
    const outcome = raiseCase(request, {
      ...{ teamId, workflow, link: undefined },
      ...{ words: 'A drill.', isCritical: false, isDrill: true },
    });
    if (outcome.kind === 'unknown-team') return outcome;
    return { kind: 'started', drill: outcome.escalation, teamName };
  });
}
