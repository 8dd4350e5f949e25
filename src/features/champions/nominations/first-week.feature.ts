import type { ProductFeature } from '../../contract/product-feature.ts';
import { firstWeekEnding, firstWeekObligations } from './first-week.obligations.ts';
import { firstWeekActions } from './first-week.slack.ts';

export const firstWeekFeature: ProductFeature = {
  name: 'first-week',
  title: 'a champion’s first week',
  actions: firstWeekActions,
  teamObligations: firstWeekObligations,
  endings: firstWeekEnding,
};
