import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { phases } from '../../contract/phase.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { Team } from './team.ts';
import { markLeft } from './team-leaving.store.ts';
import { judgeLeaving, type LeavingRefusal, type TeamLeaving } from './team-leaving.ts';
import { findTeam, saveTeam } from './teams.store.ts';

export type LeaveOutcome =
  | { kind: 'left'; team: Team; into: Team | undefined }
  | { kind: 'not-lead' }
  | { kind: 'no-such-team' }
  | LeavingRefusal;

/**
 * Takes a team out of a rollout for good, and leaves its history: roles end, plans go on without it, its
 * people lose what they had through it, or take it along to the team that they go to.
 */
export function leaveTeam(
  request: RolloutRequest,
  input: { teamId: TeamId } & TeamLeaving,
): LeaveOutcome {
  const { database, product, acting, rolloutId, now } = request;
  return write(database, (): LeaveOutcome => {
    if (!acting.roles.has('lead')) return { kind: 'not-lead' };
    const team = findTeam(database, rolloutId, input.teamId);
    if (team === undefined) return { kind: 'no-such-team' };
    const into = input.how === 'merged' ? input.into : undefined;
    const target = into === undefined ? undefined : findTeam(database, rolloutId, into);
    const leaving = { ...input, into: target?.id };
    const judged = judgeLeaving(team.id, leaving, isNeededPilot(request, team.id));
    if (judged.kind !== 'accepted') return judged;
    for (const leave of product.teamLeaves) leave.run(request, team.id);
    if (target !== undefined) takeIn(request, team, target);
    saveTeam(database, { ...team, managerId: undefined, memberIds: [] }, now);
    product.settleAccess(request, new Set([team.id, ...(target ? [target.id] : [])]));
    markLeft(database, team.id, { ...leaving, reason: input.reason.trim(), at: now });
    record(request, {
      act: 'teams.leave',
      subject: `team:${team.id}`,
      says: `${mention(acting.userId)} took *${esc(team.name)}* out of the rollout: ${sayHow(input.how, target)}.`,
      before: team,
      after: { how: input.how, into: target?.name ?? null },
      reason: input.reason.trim(),
      isNews: true,
    });
    return { kind: 'left', team, into: target };
  });
}

/** Its people work in the other team from now on. */
function takeIn({ database, now }: RolloutRequest, team: Team, target: Team): void {
  const memberIds = [...new Set([...target.memberIds, ...team.memberIds])];
  const size = Math.max(target.context.size, memberIds.length);
  saveTeam(database, { ...target, memberIds, context: { ...target.context, size } }, now);
}

function isNeededPilot({ database, rolloutId }: RolloutRequest, teamId: TeamId): boolean {
  const rollout = findRollout(database, rolloutId);
  if (rollout?.pilotTeamId !== teamId) return false;
  return phases.indexOf(rollout.phase) < phases.indexOf('broad');
}

function sayHow(how: TeamLeaving['how'], target: Team | undefined): string {
  if (how === 'merged') return `it was merged into *${esc(target?.name ?? '')}*`;
  return how === 'dissolved' ? 'it was dissolved' : 'it no longer takes part';
}
