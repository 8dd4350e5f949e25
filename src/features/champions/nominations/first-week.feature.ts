import { firstWeekObligations } from './first-week.obligations.ts';
import { firstWeekActions } from './first-week.slack.ts';

export const firstWeekFeature = {
  name: 'first-week',
  title: 'a champion’s first week',
  actions: firstWeekActions,
  obligations: firstWeekObligations,
};
