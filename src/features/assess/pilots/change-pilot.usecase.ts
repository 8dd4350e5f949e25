import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import type { Loosenable } from '../../contract/loosenable.ts';
import type { LooseningOutcome } from '../../contract/loosening.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { listAnswers } from '../assessment/assessment.store.ts';
import { judgePilotChange, type PilotRefusal } from './pilot-change.ts';

export type ChangePilotOutcome =
  | { kind: 'changed'; teamName: string; beforeName: string }
  | { kind: 'not-allowed' }
  | LooseningOutcome
  | { kind: 'no-such-team' }
  | PilotRefusal;

const PILOT = 'pilots.team';

export const MAY_CHANGE_PILOT = ['lead', 'admin'] as const;

/**
 * Names another team the pilot of a rollout that was set up for the wrong one; what was answered stays on record.
 * Once somebody has answered, other answers would count with it, so a second person agrees first.
 */
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
    if (listAnswers(database, rolloutId).length > 0)
      return product.askToLoosen(request, {
        ...{ kind: PILOT, subject: rolloutId, gate: 'leaving-assessment' },
        ...{ before: rollout.pilotTeamId, after: teamId, reason, lasts: { kind: 'for-good' } },
        says: [
          `${team.name} would be the pilot instead of ${beforeName}, and its people’s answers would count.`,
        ],
      });
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

export const pilotLoosenable: Loosenable = {
  kind: PILOT,
  read(context) {
    if (context.product.assessmentPassedAt(context) !== undefined) return undefined;
    return findRollout(context.database, context.rolloutId)?.pilotTeamId;
  },
  /** No pilot is stricter than another: the one that was there first stays. */
  strictest: (a) => a,
  apply(request, _rollout, { value, reason }) {
    const { database, rolloutId, product } = request;
    const team = findTeam(database, rolloutId, value as TeamId);
    if (team === undefined) return;
    const before = findRollout(database, rolloutId)?.pilotTeamId;
    product.markPilot(request, team.id);
    record(request, {
      act: 'pilots.change',
      subject: `team:${team.id}`,
      says: `*${esc(team.name)}* is the pilot now, as was agreed.`,
      before: { pilotTeamId: before ?? null },
      after: { pilotTeamId: team.id },
      reason,
      isNews: true,
    });
  },
};
