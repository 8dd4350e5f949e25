import { nominationForms } from './nomination-forms.slack.ts';
import { nominationStepActions } from './nomination-steps.slack.ts';
import { nominationObligations } from './nominations.obligations.ts';
import {
  nominationActions,
  nominationCommands,
  nominationSubmissions,
} from './nominations.slack.ts';

export const nominationsFeature = {
  name: 'nominations',
  commands: nominationCommands,
  actions: [...nominationActions, ...nominationStepActions],
  submissions: [...nominationSubmissions, ...nominationForms],
  obligations: nominationObligations,
};
