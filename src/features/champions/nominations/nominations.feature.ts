import type { ProductFeature } from '../../contract/product-feature.ts';
import { nominationForms } from './nomination-forms.slack.ts';
import { nominationStepActions } from './nomination-steps.slack.ts';
import { nominationObligations } from './nominations.obligations.ts';
import {
  nominationActions,
  nominationCommands,
  nominationSubmissions,
} from './nominations.slack.ts';
import { withdraw } from './withdrawal.slack.ts';

export const nominationsFeature: ProductFeature = {
  name: 'nominations',
  title: 'nominations',
  commands: nominationCommands,
  actions: [...nominationActions, ...nominationStepActions, withdraw],
  submissions: [...nominationSubmissions, ...nominationForms],
  teamObligations: nominationObligations,
};
