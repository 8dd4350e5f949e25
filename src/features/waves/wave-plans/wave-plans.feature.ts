import type { ProductFeature } from '../../contract/product-feature.ts';
import { applySubmissions } from './apply-plan.slack.ts';
import { planActions, planCommands, planSubmissions } from './plan-wave.slack.ts';
import { listWaits } from './read-planning.store.ts';
import { limitCommands, limitSubmissions } from './wave-limits.slack.ts';

export const wavePlansFeature: ProductFeature = {
  name: 'wave-plans',
  commands: [...planCommands, ...limitCommands],
  actions: planActions,
  waits: listWaits,
  submissions: [...planSubmissions, ...applySubmissions, ...limitSubmissions],
};
