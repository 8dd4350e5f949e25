import { settleReassessment, takenSince } from './reassessed.obligations.ts';
import { roundActions, roundCommands, roundSubmissions } from './rounds.slack.ts';

export const reassessmentsFeature = {
  name: 'reassessments',
  commands: roundCommands,
  actions: roundActions,
  submissions: roundSubmissions,
  /** How waves ask leads to look at the assessment again when one of them is completed. */
  asked: { takenSince, settle: settleReassessment },
};
