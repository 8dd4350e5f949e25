import { handoverActions } from './handover-steps.slack.ts';
import { handoverObligations } from './handovers.obligations.ts';
import { handoverCommands, handoverForms } from './handovers.slack.ts';

export const handoversFeature = {
  name: 'handovers',
  title: 'handovers',
  commands: handoverCommands,
  submissions: handoverForms,
  actions: handoverActions,
  obligations: handoverObligations,
};
