import type { HandoverEffects } from './confirm-handover.usecase.ts';
import { handoverActions } from './handover-steps.slack.ts';
import { handoverObligations } from './handovers.obligations.ts';
import { handoverCommands, handoverForms } from './handovers.slack.ts';

export const handoversFeature = (effects: HandoverEffects) => ({
  name: 'handovers',
  title: 'handovers',
  commands: handoverCommands,
  submissions: handoverForms,
  actions: handoverActions(effects),
  obligations: handoverObligations,
});
