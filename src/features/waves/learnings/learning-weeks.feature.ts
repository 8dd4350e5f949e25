import type { ProductFeature } from '../../contract/product-feature.ts';
import { weeklyAnswers } from './learning-weeks.criteria.ts';
import { learningWeekObligations, weekEnding } from './learning-weeks.obligations.ts';
import { learningWeekActions } from './learning-weeks.slack.ts';

export const learningWeeksFeature: ProductFeature = {
  name: 'learning-weeks',
  title: 'the weekly learnings',
  actions: learningWeekActions,
  teamObligations: learningWeekObligations,
  endings: weekEnding,
  criteria: [weeklyAnswers],
};
