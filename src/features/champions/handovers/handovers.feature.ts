import type { ProductFeature } from '../../contract/product-feature.ts';
import { handoverActions } from './handover-steps.slack.ts';
import { handoverObligations, talkEnding } from './handovers.obligations.ts';
import { handoverCommands, handoverForms } from './handovers.slack.ts';

export const handoversFeature: ProductFeature = {
  name: 'handovers',
  title: 'handovers',
  commands: handoverCommands,
  submissions: handoverForms,
  actions: handoverActions,
  teamObligations: handoverObligations,
  endings: talkEnding,
};
