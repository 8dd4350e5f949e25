import { historyActions, historyCommands } from './history.slack.ts';

export const historyFeature = {
  name: 'history',
  commands: historyCommands,
  actions: historyActions,
};
