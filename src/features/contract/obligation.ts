import { compareTimes, isBefore } from '../../platform/calendar.ts';
import type { RolloutId, TeamId, UserId } from '../../platform/ids.ts';
import type { HeldUp } from './held-up.ts';

/**
 * One open thing that one person owes. It is never stored: it follows from the state, and it is gone
 * as soon as the state says that it is done.
 */
export type Obligation = {
  /** Stable by meaning, the same on every computation: `readiness.answer:<team id>`. */
  key: string;
  rolloutId: RolloutId;
  personId: UserId;
  /** The feature it comes from; a person can stop nudges by topic. */
  topic: string;
  /** Verb first, with the object in it: "Answer the four questions about the pilot". Safe mrkdwn. */
  text: string;
  /** One sentence that says why it matters and who or what waits for it. Safe mrkdwn. */
  why: string;
  teamId?: TeamId;
  sinceOn: Temporal.PlainDate;
  dueOn?: Temporal.PlainDate;
  minutes: number;
  /** Set where other people's work stands still until this is settled. */
  blocks?: HeldUp;
  /** A choice that only a lead or sponsor can make; the digest asks for the most urgent one. */
  isDecision?: boolean;
  /** The button that settles it. */
  settle: { label: string; actionId: string; value: string };
};

export function isOverdue(obligation: Obligation, today: Temporal.PlainDate): boolean {
  return obligation.dueOn !== undefined && isBefore(obligation.dueOn, today);
}

/**
 * Overdue and waited for by others first, then what others wait for, then overdue, then by due date, and
 * last what has none. Among equals the earlier due date goes first, then what has been open longer, then
 * the key and the person, so that every list shows the same order.
 */
export function byUrgency(today: Temporal.PlainDate): (a: Obligation, b: Obligation) => number {
  return (a, b) =>
    weightOf(b, today) - weightOf(a, today) ||
    compareOptional(a.dueOn, b.dueOn) ||
    compareTimes(a.sinceOn, b.sinceOn) ||
    a.key.localeCompare(b.key) ||
    a.personId.localeCompare(b.personId);
}

function weightOf(obligation: Obligation, today: Temporal.PlainDate): number {
  return (obligation.blocks === undefined ? 0 : 2) + (isOverdue(obligation, today) ? 1 : 0);
}

function compareOptional(
  a: Temporal.PlainDate | undefined,
  b: Temporal.PlainDate | undefined,
): number {
  if (a === undefined && b === undefined) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return compareTimes(a, b);
}
