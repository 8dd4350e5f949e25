import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import type { Team } from '../../teams/teams/team.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { findSpeakerRole } from '../readiness/speakers.store.ts';
import { type OptInOutcome, requestToJoin, withdrawOptIn } from './opt-in.ts';
import { addOptIn, markWithdrawn } from './opt-ins.store.ts';
import { listCounting } from './queue.store.ts';

type NotTheirs = { kind: 'not-theirs'; team: Team } | { kind: 'no-such-team' };

export type JoinOutcome = (OptInOutcome & { team: Team }) | NotTheirs;

/** Puts a team into the queue. Its manager or champion asks; nobody is signed up by others. */
export function joinQueue(
  request: RolloutRequest,
  { teamId, why }: { teamId: TeamId; why: string },
): JoinOutcome {
  const { database, acting, rolloutId, now, product } = request;
  return write(database, (): JoinOutcome => {
    const asking = findAsking(request, teamId);
    if (asking.kind !== 'asks') return asking;
    const { team } = asking;
    const outcome = requestToJoin(
      listCounting(request),
      { teamId, teamName: team.name, askedBy: acting.userId, why, askedAt: now },
      product.liveTeams(request).includes(teamId),
    );
    if (outcome.kind === 'queued') {
      const { workspaceId } = acting;
      addOptIn(database, { workspaceId, rolloutId }, outcome.optIn);
      record(request, {
        act: 'opt-ins.join',
        subject: `team:${teamId}`,
        says: `*${esc(team.name)}* asked to join; ${mention(acting.userId)} sent the request.`,
        reason: outcome.optIn.why,
        isNews: true,
      });
    }
    return { ...outcome, team };
  });
}

export type LeaveOutcome =
  | { kind: 'withdrawn'; team: Team }
  | { kind: 'not-queued'; team: Team }
  | NotTheirs;

export function leaveQueue(request: RolloutRequest, { teamId }: { teamId: TeamId }): LeaveOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): LeaveOutcome => {
    const asking = findAsking(request, teamId);
    if (asking.kind !== 'asks') return asking;
    const { team } = asking;
    const outcome = withdrawOptIn(listCounting(request), teamId, now);
    if (outcome.kind === 'not-queued') return { kind: 'not-queued', team };
    markWithdrawn(database, { rolloutId, teamId }, { by: acting.userId, at: now });
    record(request, {
      act: 'opt-ins.withdraw',
      subject: `team:${teamId}`,
      says: `*${esc(team.name)}* no longer asks to join; ${mention(acting.userId)} withdrew the request.`,
      isNews: true,
    });
    return { kind: 'withdrawn', team };
  });
}

/** Leads plan the waves; they do not ask for a team that is not their own. */
function findAsking(
  { database, acting, rolloutId }: RolloutRequest,
  teamId: TeamId,
): { kind: 'asks'; team: Team } | NotTheirs {
  const team = findTeam(database, rolloutId, teamId);
  if (team === undefined) return { kind: 'no-such-team' };
  const role = findSpeakerRole(database, acting, team);
  return role === 'champion' || role === 'manager'
    ? { kind: 'asks', team }
    : { kind: 'not-theirs', team };
}
