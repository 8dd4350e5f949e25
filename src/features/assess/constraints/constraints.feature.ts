import type { ProductFeature } from '../../contract/product-feature.ts';
import { constraintCriteria } from './constraints.criteria.ts';
import { constraintObligations, constraintStatus } from './constraints.obligations.ts';
import {
  constraintActions,
  constraintCommands,
  constraintSubmissions,
} from './constraints.slack.ts';
import { exemptActions, exemptSubmissions } from './exempt-answer.slack.ts';
import { followedObligations } from './followed.obligations.ts';
import { ledgerActions, ledgerSubmissions } from './ledger-notes.slack.ts';
import { constraintLoosenable } from './loosen-constraint.usecase.ts';
import { solutionActions, solutionSubmissions } from './solutions.slack.ts';

export const constraintsFeature: ProductFeature = {
  name: 'constraints',
  title: 'what the pilot relied on',
  statusPlace: 'pilot',
  commands: constraintCommands,
  actions: [...constraintActions, ...ledgerActions, ...exemptActions, ...solutionActions],
  submissions: [
    ...constraintSubmissions,
    ...ledgerSubmissions,
    ...exemptSubmissions,
    ...solutionSubmissions,
  ],
  obligations: (context) => [...constraintObligations(context), ...followedObligations(context)],
  status: constraintStatus,
  criteria: constraintCriteria,
  loosenables: [constraintLoosenable],
};
