import type { UserId } from '../../../platform/ids.ts';
import type { Verdict } from '../samples/finding.ts';

/** `planted` looks like the others to whoever gets it, and counts for nothing but the catch rate. */
export const reviewParts = ['first', 'second', 'planted'] as const;
export type ReviewPart = (typeof reviewParts)[number];

/** Why somebody is no longer asked. */
export const withdrawals = ['silent', 'left', 'given-on'] as const;
export type Withdrawal = (typeof withdrawals)[number];

export type Review = {
  id: string;
  part: ReviewPart;
  workflow: string;
  outputNumber: number | undefined;
  plantedId: string | undefined;
  reviewerId: UserId;
  askedAt: Temporal.Instant;
  dueOn: Temporal.PlainDate;
  given: { verdict: Verdict; reason: string | undefined; at: Temporal.Instant } | undefined;
  withdrawn: { at: Temporal.Instant; why: Withdrawal } | undefined;
};

export const isOpenReview = ({ given, withdrawn }: Review) =>
  given === undefined && withdrawn === undefined;

export type Reviewer = {
  personId: UserId;
  hoursPerWeek: number;
  /** Empty for all work. */
  workflows: readonly string[];
};

/** What one review takes: opening, reading, judging, and the form. */
export const MINUTES_PER_REVIEW = 6;
/** A reviewer has this many working days, and a silent one so many more before somebody else is asked. */
export const REVIEW_DUE_DAYS = 3;
export const SILENT_AFTER_DAYS = 2;
/** Every fifth drawn output gets a second reviewer. */
export const SECOND_EVERY = 5;

/** How many reviews a reviewer's hours hold in a week. At least one, so that nothing stands for good. */
export const roomOf = ({ hoursPerWeek }: Reviewer) =>
  Math.max(1, Math.floor((hoursPerWeek * 60) / MINUTES_PER_REVIEW));

/** `used` counts what is open and what was given in the last seven days. */
export type Candidate = Reviewer & { used: number; isAway: boolean };

export type Asking = {
  workflow: string;
  producerId: UserId | undefined;
  /** Who has had it already, whatever they said. */
  had: readonly UserId[];
};

/**
 * Who is asked next: of those who review this work and have room this week, the one with the largest part of
 * it free. Never the person whose output it is, nor anyone who has had it. Undefined where nobody can.
 */
export function chooseReviewer(
  { workflow, producerId, had }: Asking,
  candidates: readonly Candidate[],
): Candidate | undefined {
  let best: Candidate | undefined;
  for (const one of candidates) {
    const isAble =
      !one.isAway &&
      one.used < roomOf(one) &&
      one.personId !== producerId &&
      !had.includes(one.personId) &&
      (one.workflows.length === 0 || one.workflows.includes(workflow));
    if (isAble && (best === undefined || comesBefore(one, best))) best = one;
  }
  return best;
}

function comesBefore(one: Candidate, other: Candidate): boolean {
  const difference = one.used / roomOf(one) - other.used / roomOf(other);
  return difference < 0 || (difference === 0 && one.personId < other.personId);
}
