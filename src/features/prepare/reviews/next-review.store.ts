/* What a reviewer looks at next, and what a form shows of it. */
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listPublished } from '../core/entries.store.ts';
import { workflowKey } from '../core/entry.ts';
import { findOutput } from '../samples/outputs.store.ts';
import { findPlantedError } from './planted-errors.store.ts';
import { isOpenReview, type Review } from './review.ts';
import { listReviews } from './reviews.store.ts';

export type Judged = {
  workflow: string;
  url: string | undefined;
  note: string | undefined;
  criteria: readonly { title: string; body: string }[];
};

/** Open reviews of one person, what is due first in front. */
export function listOpenReviewsOf(
  { database, rolloutId }: ReadContext,
  personId: UserId,
): readonly Review[] {
  return listReviews(database, rolloutId)
    .filter((one) => one.reviewerId === personId && isOpenReview(one))
    .toSorted((one, other) => Temporal.PlainDate.compare(one.dueOn, other.dueOn));
}

/** What there is to see of a review; a planted error looks like any other output. */
export function findJudged(
  context: ReadContext,
  { outputNumber, plantedId, workflow }: Pick<Review, 'outputNumber' | 'plantedId' | 'workflow'>,
): Judged | undefined {
  const { database, rolloutId } = context;
  const found =
    plantedId === undefined
      ? findOutput(database, rolloutId, outputNumber ?? 0)
      : findPlantedError(database, plantedId);
  if (found === undefined) return undefined;
  const criteria = listPublished(database, rolloutId)
    .filter(
      (entry) =>
        entry.kind === 'quality-criterion' && workflowKey(entry.workflow) === workflowKey(workflow),
    )
    .map(({ published }) => ({ title: published.title, body: published.body }));
  return { workflow, url: found.url, note: found.note, criteria };
}
