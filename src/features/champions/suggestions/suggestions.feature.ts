import { type Interest, suggestionActions, suggestionCommands } from './suggestions.slack.ts';

export const suggestionsFeature = (interest: Interest) => ({
  name: 'suggestions',
  commands: suggestionCommands(interest),
  actions: suggestionActions(interest),
});
