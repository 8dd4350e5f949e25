import { dateAt, earliestOf } from '../../../platform/calendar.ts';
import { type ReadinessAnswer, statusAnswers } from './readiness-answer.ts';

export type ReadinessSettings = {
  /** Points out of 100 that the scored items must reach. */
  enoughPoints: number;
  /** An answer older than this many days is asked again. */
  answersHoldForDays: number;
};
export const READINESS_SETTINGS: ReadinessSettings = { enoughPoints: 70, answersHoldForDays: 90 };

/** What each role said last, as far as it still holds. */
export function freshAnswers(
  answers: readonly ReadinessAnswer[],
  today: Temporal.PlainDate,
  settings: ReadinessSettings = READINESS_SETTINGS,
): ReadinessAnswer[] {
  const held = statusAnswers(answers);
  if (held.length === 0) return held;
  const sinceMs = holdsSince(today, settings).epochMilliseconds;
  return held.filter(({ saidAt }) => saidAt.epochMilliseconds >= sinceMs);
}

/** What was said before this instant no longer holds: answers grow old by the day in UTC. */
export function holdsSince(
  today: Temporal.PlainDate,
  settings: ReadinessSettings = READINESS_SETTINGS,
): Temporal.Instant {
  const firstOn = today.subtract({ days: settings.answersHoldForDays });
  return firstOn.toZonedDateTime('UTC').toInstant();
}

/** The first day on which some answer no longer holds; undefined while nobody has answered. */
export function answersHoldUntil(
  answers: readonly ReadinessAnswer[],
  settings: ReadinessSettings = READINESS_SETTINGS,
): Temporal.PlainDate | undefined {
  const first = earliestOf(statusAnswers(answers).map((answer) => answer.saidAt));
  return first && dateAt(first, 'UTC').add({ days: settings.answersHoldForDays + 1 });
}
