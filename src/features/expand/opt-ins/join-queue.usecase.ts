import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import type { Team } from '../../teams/teams/team.ts';
import { getAsking, type NotTheirs } from './askers.store.ts';
import { type OptInOutcome, requestToJoin } from './opt-in.ts';
import { addOptIn } from './opt-ins.store.ts';
import { findJoined, listCounting } from './queue.store.ts';

export type JoinOutcome = (OptInOutcome & { team: Team }) | NotTheirs;

/** Puts a team into the queue. Its manager or champion asks; nobody is signed up by others. */
export function joinQueue(
  request: RolloutRequest,
  { teamId, why }: { teamId: TeamId; why: string },
): JoinOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): JoinOutcome => {
    const asking = getAsking(request, teamId);
    if (asking.kind !== 'asks') return asking;
    const { team } = asking;
    const outcome = requestToJoin(
      listCounting(request),
      { teamId, teamName: team.name, askedBy: acting.userId, why, askedAt: now },
      findJoined(request, teamId) !== undefined,
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
