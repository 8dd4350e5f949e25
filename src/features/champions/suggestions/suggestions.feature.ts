import type { ProductFeature } from '../../contract/product-feature.ts';
import { suggestionActions, suggestionCommands } from './suggestions.slack.ts';

export const suggestionsFeature: ProductFeature = {
  name: 'suggestions',
  commands: suggestionCommands,
  actions: suggestionActions,
};
