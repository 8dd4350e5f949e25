import type { ProductFeature } from '../../contract/product-feature.ts';
import { qualityFacts } from './quality-facts.store.ts';
import { qualityPace } from './quality-pace.store.ts';
import { reviewActions, reviewCommands, reviewForms } from './review.slack.ts';
import { getFreeReviewerHours } from './reviewer-hours.store.ts';
import { listReviewers } from './reviewers.store.ts';
import { countReviewersOfTeams } from './reviewers-of-teams.store.ts';
import { reviewCriteria } from './reviews.criteria.ts';
import { reviewsJob } from './reviews.jobs.ts';
import { reviewObligations } from './reviews.obligations.ts';
import { samplesPageActions, samplesPageCommands, samplesPageForms } from './samples-page.slack.ts';
import { endReviewer } from './save-reviewers.usecase.ts';

export const reviewsFeature: ProductFeature = {
  name: 'reviews',
  title: 'reviews of outputs',
  commands: [...reviewCommands, ...samplesPageCommands],
  actions: [...reviewActions, ...samplesPageActions],
  submissions: [...reviewForms, ...samplesPageForms],
  jobs: [reviewsJob],
  criteria: reviewCriteria,
  obligations: reviewObligations,
  freeReviewerHours: getFreeReviewerHours,
  liveFacts: qualityFacts,
  parts: ({ database, rolloutId }, personId) =>
    listReviewers(database, rolloutId).some((one) => one.personId === personId),
  reviewersOfTeams: countReviewersOfTeams,
  leaves: {
    stage: 'roles',
    run: (request, personId) => void endReviewer(request, { personId, why: 'left' }),
  },
  paceLines: qualityPace,
};
