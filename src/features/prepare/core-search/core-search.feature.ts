import type { ProductFeature } from '../../contract/product-feature.ts';
import { addCoreSearch } from './core-search.cli.ts';
import { findActions, findCommands, findSubmissions } from './find.slack.ts';
import { gapObligations } from './gaps.obligations.ts';
import { gapActions } from './gaps.slack.ts';

export const coreSearchFeature: ProductFeature = {
  name: 'core-search',
  topic: 'core',
  commands: findCommands,
  actions: [...findActions, ...gapActions],
  submissions: findSubmissions,
  obligations: gapObligations,
  cli: addCoreSearch,
};
