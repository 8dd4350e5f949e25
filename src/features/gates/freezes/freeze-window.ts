import { compareTimes, dateAt, isAfter, isBefore } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';

/** A time in which nothing new starts. Teams that are live go on as they are. */
export type FreezeWindow = {
  id: string;
  kind: 'year-end' | 'incident' | 'other';
  reason: string;
  /** Whole days in the rollout's time zone, the last one included; an incident may be open-ended. */
  fromOn: Temporal.PlainDate;
  untilOn: Temporal.PlainDate | undefined;
  declaredBy: UserId;
  declaredAt: Temporal.Instant;
  lifted: { at: Temporal.Instant; by: UserId } | undefined;
};

const FREEZE_DAYS_MAX = 60;

export type FreezeProblem =
  | { kind: 'no-reason' }
  | { kind: 'ends-before-it-starts'; fromOn: Temporal.PlainDate; untilOn: Temporal.PlainDate }
  | { kind: 'already-over'; today: Temporal.PlainDate }
  | { kind: 'needs-an-end' }
  | { kind: 'too-long'; days: number; most: number };

export function freezeProblem(
  draft: Pick<FreezeWindow, 'kind' | 'reason' | 'fromOn' | 'untilOn'>,
  today: Temporal.PlainDate,
): FreezeProblem | undefined {
  const { kind, reason, fromOn, untilOn } = draft;
  if (reason.trim() === '') return { kind: 'no-reason' };
  if (untilOn === undefined) return kind === 'incident' ? undefined : { kind: 'needs-an-end' };
  if (isBefore(untilOn, fromOn)) {
    return { kind: 'ends-before-it-starts', fromOn, untilOn };
  }
  if (isBefore(untilOn, today)) return { kind: 'already-over', today };
  const days = fromOn.until(untilOn, { largestUnit: 'days' }).days + 1;
  return days > FREEZE_DAYS_MAX ? { kind: 'too-long', days, most: FREEZE_DAYS_MAX } : undefined;
}

/**
 * The window that holds things up now; of several, the one that ends last. What was ended is over,
 * even where a clock that was set back stands before that moment.
 */
export function freezeNow(
  windows: readonly FreezeWindow[],
  now: Temporal.Instant,
  timeZone: string,
): FreezeWindow | undefined {
  const today = dateAt(now, timeZone);
  return windows
    .filter((window) => window.lifted === undefined && covers(window, today))
    .sort(byEndLatestFirst)[0];
}

/** The first day from `date` on which nothing is frozen; undefined behind an open-ended incident. */
export function firstUnfrozenDay(
  windows: readonly FreezeWindow[],
  date: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const inForce = windows.filter((window) => window.lifted === undefined);
  let day = date;
  for (;;) {
    const window = inForce.filter((candidate) => covers(candidate, day)).sort(byEndLatestFirst)[0];
    if (window === undefined) return day;
    if (window.untilOn === undefined) return undefined;
    day = window.untilOn.add({ days: 1 });
  }
}

function covers(window: FreezeWindow, date: Temporal.PlainDate): boolean {
  if (isBefore(date, window.fromOn)) return false;
  return window.untilOn === undefined || !isAfter(date, window.untilOn);
}

function byEndLatestFirst(a: FreezeWindow, b: FreezeWindow): number {
  if (a.untilOn === undefined || b.untilOn === undefined) {
    return Number(b.untilOn === undefined) - Number(a.untilOn === undefined);
  }
  return compareTimes(b.untilOn, a.untilOn);
}

/** Whether its last day lies behind; an open-ended one is over only when somebody ends it. */
export function isFreezeOver(window: FreezeWindow, today: Temporal.PlainDate): boolean {
  if (window.lifted !== undefined) return true;
  return window.untilOn !== undefined && isBefore(window.untilOn, today);
}
