import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import type { LooseningOutcome } from '../../contract/loosening.ts';
import { phases } from '../../contract/phase.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { askToLeave, mayLeaveAlone } from './loosen-leaving.usecase.ts';
import { takeOut } from './take-out-team.usecase.ts';
import type { Team } from './team.ts';
import { judgeLeaving, type LeavingRefusal, type TeamLeaving } from './team-leaving.ts';
import { findTeam } from './teams.store.ts';

export type LeaveOutcome =
  | { kind: 'left'; team: Team; into: Team | undefined }
  | { kind: 'not-lead' }
  | { kind: 'no-such-team' }
  | LeavingRefusal
  | LooseningOutcome;

/** Takes a team out of a rollout, by a lead's decision; a second person agrees first where gates ask about it. */
export function leaveTeam(
  request: RolloutRequest,
  input: { teamId: TeamId } & TeamLeaving,
): LeaveOutcome {
  const { database, acting, rolloutId } = request;
  return write(database, (): LeaveOutcome => {
    if (!acting.roles.has('lead')) return { kind: 'not-lead' };
    const team = findTeam(database, rolloutId, input.teamId);
    if (team === undefined) return { kind: 'no-such-team' };
    const into = input.how === 'merged' ? input.into : undefined;
    const target = into === undefined ? undefined : findTeam(database, rolloutId, into);
    const leaving = { how: input.how, reason: input.reason, into: target?.id };
    const judged = judgeLeaving(team.id, leaving, isNeededPilot(request, team.id));
    if (judged.kind !== 'accepted') return judged;
    if (!mayLeaveAlone(request, team))
      return askToLeave(request, { ...leaving, team, into: target });
    return { kind: 'left', team, into: takeOut(request, team, leaving) };
  });
}

function isNeededPilot({ database, rolloutId }: RolloutRequest, teamId: TeamId): boolean {
  const rollout = findRollout(database, rolloutId);
  if (rollout?.pilotTeamId !== teamId) return false;
  return phases.indexOf(rollout.phase) < phases.indexOf('broad');
}
