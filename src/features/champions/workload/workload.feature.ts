import type { ProductFeature } from '../../contract/product-feature.ts';
import { workloadActions, workloadCommands } from './workload.slack.ts';

export const workloadFeature: ProductFeature = {
  name: 'workload',
  commands: workloadCommands,
  actions: workloadActions,
};
