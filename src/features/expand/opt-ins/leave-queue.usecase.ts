import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import type { Team } from '../../teams/teams/team.ts';
import { getAsking, type NotTheirs } from './askers.store.ts';
import { withdrawOptIn } from './opt-in.ts';
import { markWithdrawn } from './opt-ins.store.ts';
import { listCounting } from './queue.store.ts';

export type LeaveOutcome =
  | { kind: 'withdrawn'; team: Team }
  | { kind: 'not-queued'; team: Team }
  | NotTheirs;

export function leaveQueue(request: RolloutRequest, { teamId }: { teamId: TeamId }): LeaveOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): LeaveOutcome => {
    const asking = getAsking(request, teamId);
    if (asking.kind !== 'asks') return asking;
    const { team } = asking;
    const outcome = withdrawOptIn(listCounting(request, new Set([teamId])), teamId, now);
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
