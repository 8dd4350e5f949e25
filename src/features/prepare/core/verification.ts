import { isBefore } from '../../../platform/calendar.ts';

/** Why an entry has to be looked at before its time. */
export const doubtReasons = ['did-not-help', 'escalation', 'capability-changed'] as const;
export type DoubtReason = (typeof doubtReasons)[number];

export type Doubt = { reason: DoubtReason; on: Temporal.PlainDate };

/** How long an entry is trusted, and until when. */
export type Verification = {
  intervalDays: number;
  /** Confirmations in a row without a change or a doubt. */
  runs: number;
  /** The last day on which it counts as verified. */
  reviewOn: Temporal.PlainDate;
  doubt: Doubt | undefined;
};

export const FIRST_INTERVAL_DAYS = 30;
export const LONGEST_INTERVAL_DAYS = 180;
const RUNS_TO_DOUBLE = 2;

/** A new text, or one that says something else, is looked at again after a month. */
export function newlyVerified(today: Temporal.PlainDate): Verification {
  return {
    intervalDays: FIRST_INTERVAL_DAYS,
    runs: 0,
    reviewOn: today.add({ days: FIRST_INTERVAL_DAYS }),
    doubt: undefined,
  };
}

/** What was only worded better keeps the trust that it has earned, and counts as looked at today. */
export function reworded({ intervalDays }: Verification, today: Temporal.PlainDate): Verification {
  return { intervalDays, runs: 0, reviewOn: today.add({ days: intervalDays }), doubt: undefined };
}

/**
 * Still right, unchanged. Twice running doubles the interval, up to half a year. A confirmation on the day
 * of the last one says nothing new, so it moves nothing.
 */
export function confirmed(before: Verification, today: Temporal.PlainDate): Verification {
  const asked = isDue(before, today) || isDueSoon(before, today);
  if (!asked) return before;
  const runs = before.runs + 1;
  const doubles = runs >= RUNS_TO_DOUBLE;
  const intervalDays = doubles
    ? Math.min(before.intervalDays * 2, LONGEST_INTERVAL_DAYS)
    : before.intervalDays;
  return {
    intervalDays,
    runs: doubles ? 0 : runs,
    reviewOn: today.add({ days: intervalDays }),
    doubt: undefined,
  };
}

/** Due at once, and not verified until somebody has looked; the run of confirmations begins again. */
export function doubted(before: Verification, doubt: Doubt): Verification {
  if (before.doubt !== undefined) return before;
  return { ...before, runs: 0, doubt };
}

/** Its time is over, or something happened that puts it in doubt. */
export function isDue({ reviewOn, doubt }: Verification, today: Temporal.PlainDate): boolean {
  return doubt !== undefined || isBefore(reviewOn, today);
}

/** Owners are asked a little before the day, so that nothing lapses while they find the time. */
export const ASKED_DAYS_BEFORE = 5;

export function isDueSoon({ reviewOn }: Verification, today: Temporal.PlainDate): boolean {
  return !isBefore(today.add({ days: ASKED_DAYS_BEFORE }), reviewOn);
}
