import type { RolloutId, TeamId, UserId } from '../../platform/ids.ts';
import type { HeldUp } from './held-up.ts';

/** Who of a rollout, or of the team that it is about, may take something over from the one who owes it. */
export const takers = ['lead', 'sponsor', 'manager', 'champion', 'back-up'] as const;
export type Taker = (typeof takers)[number];

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
  /** A thing that somebody should know of and may leave as it is: said once, then on the lists alone. */
  isSaidOnce?: true;
  /**
   * Who else may settle it with the same button, by the rights of the act behind it. Whoever holds it, it
   * is then one thing, which can be given on. Undefined: it is the person's own, such as a path to take.
   */
  takers?: readonly Taker[];
  /**
   * `never`: said once, and then left on the person's Home. `owner-only`: reminded of as usual, and when it
   * stays open neither a back-up nor a lead is told.
   */
  reminders?: 'never' | 'owner-only';
  /** A message of its own brought it, with its button; the day's message leaves it out and the lists keep it. */
  hasOwnMessage?: true;
  /** Set where it was somebody else's: the names of who gave it and of whose it was. */
  takenOver?: { by: string; from: string; isTaken: boolean };
  /** Buttons that settle it in the day's message itself; `why` is then its first line. Lists keep `settle`. */
  choices?: readonly { label: string; actionId: string; value: string }[];
  /** The button that settles it. */
  settle: { label: string; actionId: string; value: string };
};

export function isOverdue(obligation: Obligation, today: Temporal.PlainDate): boolean {
  return obligation.dueOn !== undefined && ranksOf(obligation).due < numberOf(today);
}

/**
 * Overdue and waited for by others first, then what others wait for, then overdue, then by due date, and
 * last what has none. Among equals the earlier due date goes first, then what has been open longer, then
 * the key and the person, so that every list shows the same order.
 */
export function byUrgency(today: Temporal.PlainDate): (a: Obligation, b: Obligation) => number {
  const day = numberOf(today);
  return (one, other) => {
    const [a, b] = [ranksOf(one), ranksOf(other)];
    return (
      weightOf(other, b, day) - weightOf(one, a, day) ||
      a.due - b.due ||
      a.since - b.since ||
      compareWords(one.key, other.key) ||
      compareWords(one.personId, other.personId)
    );
  };
}

/** Days as numbers, which compare in no time: thousands of obligations are put in order for one list. */
type Ranks = { due: number; since: number };
const ranks = new WeakMap<Obligation, Ranks>();
const NEVER = Number.MAX_SAFE_INTEGER;

function ranksOf(obligation: Obligation): Ranks {
  const known = ranks.get(obligation);
  if (known !== undefined) return known;
  const { dueOn, sinceOn } = obligation;
  const fresh = { due: dueOn === undefined ? NEVER : numberOf(dueOn), since: numberOf(sinceOn) };
  ranks.set(obligation, fresh);
  return fresh;
}

/** Dates are shared, so that thousands of obligations fall on few of them. */
const numbers = new WeakMap<Temporal.PlainDate, number>();

function numberOf(date: Temporal.PlainDate): number {
  const known = numbers.get(date);
  if (known !== undefined) return known;
  const { year, month, day } = date;
  const fresh = (year * 12 + month) * 31 + day;
  numbers.set(date, fresh);
  return fresh;
}

function weightOf({ blocks }: Obligation, { due }: Ranks, day: number): number {
  return (blocks === undefined ? 0 : 2) + (due < day ? 1 : 0);
}

function compareWords(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
