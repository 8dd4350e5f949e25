import type { ProductFeature } from '../../contract/product-feature.ts';
import { listSelectionFacts } from './candidates.store.ts';
import { selectionCommands, selectionSubmissions } from './selection.slack.ts';

export const selectionFeature: ProductFeature = {
  name: 'selection',
  commands: selectionCommands,
  submissions: selectionSubmissions,
  selectionFacts: listSelectionFacts,
};
