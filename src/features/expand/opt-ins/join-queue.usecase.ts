import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import type { Team } from '../../teams/teams/team.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { findSpeakerRole } from '../readiness/speakers.store.ts';
import { type OptInOutcome, requestToJoin, withdrawOptIn } from './opt-in.ts';
import { addOptIn, markWithdrawn } from './opt-ins.store.ts';
import { listCounting, type QueueParts } from './queue.store.ts';

type About = { acting: Acting; rolloutId: RolloutId; teamId: TeamId };
type NotTheirs = { kind: 'not-theirs'; team: Team } | { kind: 'no-such-team' };

export type JoinOutcome = (OptInOutcome & { team: Team }) | NotTheirs;

/** Puts a team into the queue. Its manager or champion asks; nobody is signed up by others. */
export function joinQueue(
  parts: QueueParts,
  reading: ReadContext,
  input: About & { why: string },
): JoinOutcome {
  const { database, now } = reading;
  return write(database, (): JoinOutcome => {
    const asking = findAsking(database, input);
    if (asking.kind !== 'asks') return asking;
    const { team } = asking;
    const outcome = requestToJoin(
      listCounting(parts, reading),
      {
        teamId: team.id,
        teamName: team.name,
        askedBy: input.acting.userId,
        why: input.why,
        askedAt: now,
      },
      parts.isLive(reading, team.id),
    );
    if (outcome.kind === 'queued') {
      addOptIn(database, owner(input), outcome.optIn);
      recordEntry(database, {
        ...about(input, now),
        act: 'opt-ins.join',
        says: `*${esc(team.name)}* asked to join; ${mention(input.acting.userId)} sent the request.`,
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

export function leaveQueue(
  parts: Pick<QueueParts, 'startedAt'>,
  reading: ReadContext,
  input: About,
): LeaveOutcome {
  const { database, now } = reading;
  return write(database, (): LeaveOutcome => {
    const asking = findAsking(database, input);
    if (asking.kind !== 'asks') return asking;
    const { team } = asking;
    const outcome = withdrawOptIn(listCounting(parts, reading), team.id, now);
    if (outcome.kind === 'not-queued') return { kind: 'not-queued', team };
    markWithdrawn(database, input.rolloutId, team.id, input.acting.userId, now);
    recordEntry(database, {
      ...about(input, now),
      act: 'opt-ins.withdraw',
      says: `*${esc(team.name)}* no longer asks to join; ${mention(input.acting.userId)} withdrew the request.`,
      isNews: true,
    });
    return { kind: 'withdrawn', team };
  });
}

/** Leads plan the waves; they do not ask for a team that is not their own. */
function findAsking(
  database: Database,
  { acting, rolloutId, teamId }: About,
): { kind: 'asks'; team: Team } | NotTheirs {
  const team = findTeam(database, rolloutId, teamId);
  if (team === undefined) return { kind: 'no-such-team' };
  const role = findSpeakerRole(database, acting, team);
  return role === 'champion' || role === 'manager'
    ? { kind: 'asks', team }
    : { kind: 'not-theirs', team };
}

function owner({ acting, rolloutId }: About) {
  return { workspaceId: acting.workspaceId, rolloutId };
}

function about({ acting, rolloutId, teamId }: About, at: Temporal.Instant) {
  const { workspaceId, userId } = acting;
  return { workspaceId, rolloutId, at, actor: userId, subject: `team:${teamId}` };
}
