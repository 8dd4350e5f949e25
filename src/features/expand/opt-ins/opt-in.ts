import { compareTimes, dateAt, isAfter } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { byText, sayCountOrNone, sayDay } from '../../../platform/words.ts';
import type { Wait } from '../../contract/wait.ts';

/** A team's request to join, in its manager's or champion's words. A withdrawn one is kept and no longer counts. */
export type OptIn = {
  teamId: TeamId;
  teamName: string;
  askedBy: UserId;
  why: string;
  askedAt: Temporal.Instant;
  withdrawnAt: Temporal.Instant | undefined;
};

export type Queued = { optIn: OptIn; place: number; wait: Wait | undefined };

export type OptInRequest = Omit<OptIn, 'withdrawnAt'>;

export type OptInOutcome =
  | { kind: 'queued'; optIn: OptIn; place: number }
  | { kind: 'already-asked'; optIn: OptIn; place: number }
  | { kind: 'already-live' }
  | { kind: 'no-reason' };

/** A second request keeps the first one's place; after a withdrawal the team queues anew. */
export function requestToJoin(
  optIns: readonly OptIn[],
  request: OptInRequest,
  isLive: boolean,
): OptInOutcome {
  if (isLive) return { kind: 'already-live' };
  const open = openOptIn(optIns, request.teamId);
  if (open !== undefined) {
    return { kind: 'already-asked', optIn: open, place: placeOf(optIns, request.teamId) };
  }
  if (request.why.trim() === '') return { kind: 'no-reason' };
  const optIn: OptIn = { ...request, why: request.why.trim(), withdrawnAt: undefined };
  return { kind: 'queued', optIn, place: placeOf([...optIns, optIn], request.teamId) };
}

export type WithdrawalOutcome = { kind: 'withdrawn'; optIn: OptIn } | { kind: 'not-queued' };

export function withdrawOptIn(
  optIns: readonly OptIn[],
  teamId: TeamId,
  now: Temporal.Instant,
): WithdrawalOutcome {
  const open = openOptIn(optIns, teamId);
  if (open === undefined) return { kind: 'not-queued' };
  return { kind: 'withdrawn', optIn: { ...open, withdrawnAt: now } };
}

/** What still waits: a request is fulfilled when its team starts in a wave; after a roll-back a team asks anew. */
export function waitingOptIns(
  optIns: readonly OptIn[],
  startedAt: ReadonlyMap<TeamId, Temporal.Instant>,
): OptIn[] {
  return optIns.filter((each) => {
    const started = startedAt.get(each.teamId);
    return started === undefined || isAfter(each.askedAt, started);
  });
}

/** Who waits, oldest request first; requests of the same instant by name, then id. */
export function queueOrder(optIns: readonly OptIn[]): OptIn[] {
  return optIns.filter((each) => each.withdrawnAt === undefined).sort(byRequest);
}

export function byRequest(
  a: Pick<OptIn, 'askedAt' | 'teamName' | 'teamId'>,
  b: Pick<OptIn, 'askedAt' | 'teamName' | 'teamId'>,
): number {
  return (
    compareTimes(a.askedAt, b.askedAt) ||
    byText(a.teamName, b.teamName) ||
    byText(a.teamId, b.teamId)
  );
}

/** Counted from 1; 0 for a team that does not wait. */
export function placeOf(optIns: readonly OptIn[], teamId: TeamId): number {
  return queueOrder(optIns).findIndex((each) => each.teamId === teamId) + 1;
}

export type LongestWait = { optIn: OptIn; days: number; words: string };

/** The longest wait is shown to everyone, so that nobody is forgotten quietly. */
export function longestWait(
  optIns: readonly OptIn[],
  today: Temporal.PlainDate,
  timeZone: string,
): LongestWait | undefined {
  const optIn = queueOrder(optIns)[0];
  if (optIn === undefined) return undefined;
  const askedOn = dateAt(optIn.askedAt, timeZone);
  const days = Math.max(0, askedOn.until(today, { largestUnit: 'days' }).days);
  const long =
    days < 14 ? sayCountOrNone(days, 'day') : sayCountOrNone(Math.floor(days / 7), 'week');
  const since = `since ${sayDay(askedOn, today)}`;
  const words =
    days === 0
      ? `${optIn.teamName} asked today and is first in the queue.`
      : `${optIn.teamName} has waited longest: ${long}, ${since}.`;
  return { optIn, days, words };
}

function openOptIn(optIns: readonly OptIn[], teamId: TeamId): OptIn | undefined {
  return optIns.find((each) => each.teamId === teamId && each.withdrawnAt === undefined);
}
