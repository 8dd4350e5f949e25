import { dateAt, isAfter } from '../../../platform/calendar.ts';

/** So many times in a row one may try at once; then a night lies between two attempts. */
const FAILURES_BEFORE_REST = 2;

export type EndedAttempt = {
  endedAt: Temporal.Instant | undefined;
  /** Undefined while it is under way, or when it ended with an older version. */
  passed: boolean | undefined;
};

/**
 * The day from which the next attempt at a test may begin; undefined where that is today. Guessing on until
 * it fits proves nothing, so after two failures, and after each one that follows, it is the next day at the
 * learner's place. What was passed in between begins anew. The attempts are of one test, the oldest first.
 */
export function restsUntil(
  attempts: readonly EndedAttempt[],
  { timeZone, now }: { timeZone: string; now: Temporal.Instant },
): Temporal.PlainDate | undefined {
  const passedAt = attempts.findLastIndex(({ passed }) => passed === true);
  const failed = attempts.slice(passedAt + 1).filter(({ passed }) => passed === false);
  const last = failed.at(-1)?.endedAt;
  if (failed.length < FAILURES_BEFORE_REST || last === undefined) return undefined;
  const next = dateAt(last, timeZone).add({ days: 1 });
  return isAfter(next, dateAt(now, timeZone)) ? next : undefined;
}
