import { dateAt, earlier, isBefore } from '../../../platform/calendar.ts';
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
  const since = holdsSince(today, settings);
  return held.filter(({ saidAt }) => !isBefore(saidAt, since));
}

/** What was said before this instant no longer holds: answers grow old by the day in UTC. */
export function holdsSince(
  today: Temporal.PlainDate,
  settings: ReadinessSettings = READINESS_SETTINGS,
): Temporal.Instant {
  const days = settings.answersHoldForDays;
  if (last?.today !== today || last.days !== days) {
    const since = today.subtract({ days }).toZonedDateTime('UTC').toInstant();
    last = { today, days, since };
  }
  return last.since;
}

/** Every team is judged on the same day. */
let last: { today: Temporal.PlainDate; days: number; since: Temporal.Instant } | undefined;

/** The first day on which some answer no longer holds; undefined while nobody has answered. */
export function answersHoldUntil(
  answers: readonly ReadinessAnswer[],
  settings: ReadinessSettings = READINESS_SETTINGS,
): Temporal.PlainDate | undefined {
  const [first, ...others] = statusAnswers(answers).map((answer) => answer.saidAt);
  if (first === undefined) return undefined;
  const oldest = others.reduce((a, b) => earlier(a, b), first);
  return dateAt(oldest, 'UTC').add({ days: settings.answersHoldForDays + 1 });
}
