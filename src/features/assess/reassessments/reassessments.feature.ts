import { roundActions, roundCommands, roundSubmissions } from './rounds.slack.ts';

export const reassessmentsFeature = {
  name: 'reassessments',
  commands: roundCommands,
  actions: roundActions,
  submissions: roundSubmissions,
};
