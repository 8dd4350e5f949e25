import { suggestionActions, suggestionCommands } from './suggestions.slack.ts';

export const suggestionsFeature = {
  name: 'suggestions',
  commands: suggestionCommands,
  actions: suggestionActions,
};
