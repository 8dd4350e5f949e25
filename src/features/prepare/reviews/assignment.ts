/* Who is asked to look at what next; pure, so that it can be played. */
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
};

type Got = { real: number; planted: number; plantedIds: Set<string> };

/**
 * The reviews to ask for now. Every output gets one, every fifth a second by somebody else. Before a reviewer's
 * next one comes a planted error where it is time for one that they have not had.
 */
export function assignReviews(facts: AssignmentFacts): NewReview[] {
  const { outputs, reviews, planted } = facts;
  const byOutput = Map.groupBy(reviews, ({ outputNumber }) => outputNumber);
  const candidates = candidatesOf(facts);
  const got = gotBy(reviews);
  const asked: NewReview[] = [];
  const ask = (reviewerId: UserId, review: Omit<NewReview, 'reviewerId'>) => {
    asked.push({ ...review, reviewerId });
    const candidate = candidates.find(({ personId }) => personId === reviewerId);
    if (candidate !== undefined) candidate.open++;
  };
  for (const output of outputs) {
    const { number, workflow, producerId } = output;
    const before = byOutput.get(number) ?? [];
    const had = before.map(({ reviewerId }) => reviewerId);
    for (const part of partsMissing(output, before)) {
      const reviewerId = chooseReviewer({ workflow, producerId, had }, candidates);
      if (reviewerId === undefined) break;
      had.push(reviewerId);
      const sofar = got.get(reviewerId) ?? { real: 0, planted: 0, plantedIds: new Set<string>() };
      got.set(reviewerId, sofar);
      const error = isPlantedDue(sofar) ? nextPlanted(planted, workflow, sofar) : undefined;
      if (error !== undefined) {
        sofar.planted++;
        sofar.plantedIds.add(error.id);
        ask(reviewerId, {
          ...{ part: 'planted', workflow },
          ...{ outputNumber: undefined, plantedId: error.id },
        });
      }
      sofar.real++;
      ask(reviewerId, { part, workflow, outputNumber: number, plantedId: undefined });
    }
  }
  return asked;
}

function candidatesOf({ reviewers, reviews, away }: AssignmentFacts): Candidate[] {
  const open = Map.groupBy(reviews.filter(isOpenReview), ({ reviewerId }) => reviewerId);
  return reviewers.map((one) => ({
    ...one,
    open: open.get(one.personId)?.length ?? 0,
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
