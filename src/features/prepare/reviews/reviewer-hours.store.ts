/* How many hours a week reviewers have left for new teams: waves go no faster than what can be reviewed. */
import { remember } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { isOpenReview, MINUTES_PER_REVIEW } from './review.ts';
import { listReviewers } from './reviewers.store.ts';
import { listReviews } from './reviews.store.ts';

/** Hours a week, less what is open already; undefined while nobody has been named. */
export function getFreeReviewerHours({ database, rolloutId }: ReadContext): number | undefined {
  return remember(database, `free reviewer hours ${rolloutId}`, () => {
    const reviewers = listReviewers(database, rolloutId);
    if (reviewers.length === 0) return undefined;
    const hours = reviewers.reduce((sum, { hoursPerWeek }) => sum + hoursPerWeek, 0);
    const open = listReviews(database, rolloutId).filter(isOpenReview).length;
    return Math.max(0, hours - (open * MINUTES_PER_REVIEW) / 60);
  });
}
