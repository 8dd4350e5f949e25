import { weeklyAnswers } from './learning-weeks.criteria.ts';
import { learningWeekObligations } from './learning-weeks.obligations.ts';
import { learningWeekActions } from './learning-weeks.slack.ts';

export const learningWeeksFeature = {
  name: 'learning-weeks',
  title: 'the weekly learnings',
  actions: learningWeekActions,
  obligations: learningWeekObligations,
  criteria: [weeklyAnswers],
};
