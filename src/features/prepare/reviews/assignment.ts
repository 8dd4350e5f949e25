/* Who is asked to look at what next; pure, so that it can be played. */
import { isAfter } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import { isPlantedDue, type PlantedError } from './planted-error.ts';
import {
  type Candidate,
  chooseReviewer,
  isOpenReview,
  type Review,
  type Reviewer,
  SECOND_EVERY,
} from './review.ts';

export type ToReview = {
  number: number;
  place: number;
  workflow: string;
  producerId: UserId | undefined;
};

export type NewReview = Pick<
  Review,
  'part' | 'workflow' | 'outputNumber' | 'plantedId' | 'reviewerId'
>;

export type AssignmentFacts = {
  outputs: readonly ToReview[];
  /** Every review that was ever asked for. */
  reviews: readonly Review[];
  reviewers: readonly Reviewer[];
  away: ReadonlySet<UserId>;
  planted: readonly PlantedError[];
  /** What was given after it counts against somebody's hours of this week. */
  weekAgo: Temporal.Instant;
};

type Got = { real: number; planted: number; plantedIds: Set<string> };

/**
 * The reviews to ask for now, `most` of outputs at once. Every output gets one, every fifth a second by somebody
 * else. Before a reviewer's next one comes a planted error where it is time for one that they have not had.
 */
export function assignReviews(
  facts: AssignmentFacts,
  most = Number.POSITIVE_INFINITY,
): NewReview[] {
  const { reviews, planted } = facts;
  const candidates = candidatesOf(facts);
  const got = gotBy(reviews);
  const asked: NewReview[] = [];
  let left = most;
  for (const { output, before, parts } of listUnasked(facts)) {
    const { number, workflow, producerId } = output;
    const had = before.map(({ reviewerId }) => reviewerId);
    for (const part of parts) {
      const candidate = chooseReviewer({ workflow, producerId, had }, candidates);
      if (candidate === undefined) break;
      if (left === 0) return asked;
      left--;
      const { personId: reviewerId } = candidate;
      had.push(reviewerId);
      const sofar = got.get(reviewerId) ?? { real: 0, planted: 0, plantedIds: new Set<string>() };
      got.set(reviewerId, sofar);
      const error = isPlantedDue(sofar) ? nextPlanted(planted, workflow, sofar) : undefined;
      if (error !== undefined) {
        sofar.planted++;
        sofar.plantedIds.add(error.id);
        candidate.used++;
        asked.push({
          ...{ part: 'planted', workflow, reviewerId },
          ...{ outputNumber: undefined, plantedId: error.id },
        });
      }
      sofar.real++;
      candidate.used++;
      asked.push({ part, workflow, outputNumber: number, plantedId: undefined, reviewerId });
    }
  }
  return asked;
}

type Unasked = { output: ToReview; before: readonly Review[]; parts: ('first' | 'second')[] };

/** Drawn outputs that somebody has yet to be asked for, with who had them. */
export function listUnasked({
  outputs,
  reviews,
}: Pick<AssignmentFacts, 'outputs' | 'reviews'>): Unasked[] {
  const byOutput = Map.groupBy(reviews, ({ outputNumber }) => outputNumber);
  return outputs.flatMap((output) => {
    const before = byOutput.get(output.number) ?? [];
    const parts = partsMissing(output, before);
    return parts.length === 0 ? [] : [{ output, before, parts }];
  });
}

/** Of reviews that stay unanswered, those that somebody else could do now; a planted one is simply dropped. */
export function listReplaceable(facts: AssignmentFacts, silent: readonly Review[]): Review[] {
  const candidates = candidatesOf(facts);
  const byOutput = Map.groupBy(facts.reviews, ({ outputNumber }) => outputNumber);
  const outputs = new Map(facts.outputs.map((one) => [one.number, one]));
  return silent.filter(({ part, outputNumber, workflow }) => {
    if (part === 'planted') return true;
    const had = (byOutput.get(outputNumber) ?? []).map(({ reviewerId }) => reviewerId);
    const producerId = outputs.get(outputNumber ?? 0)?.producerId;
    const next = chooseReviewer({ workflow, producerId, had }, candidates);
    if (next !== undefined) next.used++;
    return next !== undefined;
  });
}

function candidatesOf({ reviewers, reviews, away, weekAgo }: AssignmentFacts): Candidate[] {
  const used = new Map<UserId, number>();
  for (const one of reviews) {
    const counts = isOpenReview(one) || (one.given !== undefined && isAfter(one.given.at, weekAgo));
    if (counts) used.set(one.reviewerId, (used.get(one.reviewerId) ?? 0) + 1);
  }
  return reviewers.map((one) => ({
    ...one,
    used: used.get(one.personId) ?? 0,
    isAway: away.has(one.personId),
  }));
}

function partsMissing({ place }: ToReview, before: readonly Review[]): ('first' | 'second')[] {
  const has = (part: string) =>
    before.some((one) => one.part === part && one.withdrawn === undefined);
  return [
    ...(has('first') ? [] : (['first'] as const)),
    ...(place % SECOND_EVERY !== 0 || has('second') ? [] : (['second'] as const)),
  ];
}

function gotBy(reviews: readonly Review[]): Map<UserId, Got> {
  const got = new Map<UserId, Got>();
  for (const { reviewerId, plantedId, withdrawn } of reviews) {
    const sofar = got.get(reviewerId) ?? { real: 0, planted: 0, plantedIds: new Set<string>() };
    got.set(reviewerId, sofar);
    if (plantedId !== undefined) {
      sofar.planted++;
      sofar.plantedIds.add(plantedId);
    } else if (withdrawn === undefined) sofar.real++;
  }
  return got;
}

const nextPlanted = (planted: readonly PlantedError[], workflow: string, { plantedIds }: Got) =>
  planted.find((one) => one.workflow === workflow && !plantedIds.has(one.id));
