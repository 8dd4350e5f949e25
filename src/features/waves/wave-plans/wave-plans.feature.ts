import type { ProductFeature } from '../../contract/product-feature.ts';
import { applySubmissions } from './apply-plan.slack.ts';
import { planActions, planCommands, planSubmissions } from './plan-wave.slack.ts';
import { listWaits } from './read-planning.store.ts';
import { reviewerHoursPace } from './reviewer-hours-pace.store.ts';
import { limitsLoosenable } from './set-limits.usecase.ts';
import { speedCriteria } from './speed-limit.criteria.ts';
import { limitCommands, limitSubmissions } from './wave-limits.slack.ts';

export const wavePlansFeature: ProductFeature = {
  name: 'wave-plans',
  criteria: speedCriteria,
  loosenables: [limitsLoosenable],
  commands: [...planCommands, ...limitCommands],
  actions: planActions,
  waits: listWaits,
  submissions: [...planSubmissions, ...applySubmissions, ...limitSubmissions],
  paceLines: reviewerHoursPace,
};
