import type { ProductFeature } from '../../contract/product-feature.ts';
import { coreCriteria } from './core.criteria.ts';
import { coverageCommand } from './coverage.slack.ts';

export const coreCoverageFeature: ProductFeature = {
  name: 'core-coverage',
  topic: 'core',
  commands: [coverageCommand],
  criteria: coreCriteria,
};
