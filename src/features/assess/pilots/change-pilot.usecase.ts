import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { judgePilotChange, type PilotRefusal } from './pilot-change.ts';

export type ChangePilotOutcome =
  | { kind: 'changed'; teamName: string; beforeName: string }
  | { kind: 'not-allowed' }
  | { kind: 'no-such-team' }
  | PilotRefusal;

export const MAY_CHANGE_PILOT = ['lead', 'admin'] as const;

/** Names another team the pilot of a rollout that was set up for the wrong one; what was answered stays on record. */
export function changePilot(
  request: RolloutRequest,
  { teamId, reason }: { teamId: TeamId; reason: string },
): ChangePilotOutcome {
  const { database, product, acting, rolloutId } = request;
  return write(database, (): ChangePilotOutcome => {
    const rollout = findRollout(database, rolloutId);
    const team = findTeam(database, rolloutId, teamId);
    if (rollout === undefined || team === undefined) return { kind: 'no-such-team' };
    if (!MAY_CHANGE_PILOT.some((role) => acting.roles.has(role))) return { kind: 'not-allowed' };
    const judged = judgePilotChange(team, {
      pilotTeamId: rollout.pilotTeamId,
      isPassed: product.assessmentPassedAt(request) !== undefined,
      reason,
    });
    if (judged.kind !== 'accepted') return judged;
    const beforeName = findTeam(database, rolloutId, rollout.pilotTeamId)?.name ?? '';
    product.markPilot(request, teamId);
    record(request, {
      act: 'pilots.change',
      subject: `team:${teamId}`,
      says: `${mention(acting.userId)} named *${esc(team.name)}* the pilot, instead of *${esc(beforeName)}*.`,
      before: { pilotTeamId: rollout.pilotTeamId },
      after: { pilotTeamId: teamId },
      reason: reason.trim(),
      isNews: true,
    });
    return { kind: 'changed', teamName: team.name, beforeName };
  });
}
