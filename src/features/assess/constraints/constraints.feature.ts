import type { ProductFeature } from '../../contract/product-feature.ts';
import { constraintCriteria } from './constraints.criteria.ts';
import { constraintObligations, constraintStatus } from './constraints.obligations.ts';
import {
  constraintActions,
  constraintCommands,
  constraintSubmissions,
} from './constraints.slack.ts';
import { ledgerActions, ledgerSubmissions } from './ledger-notes.slack.ts';
import { constraintLoosenable } from './loosen-constraint.usecase.ts';

export const constraintsFeature: ProductFeature = {
  name: 'constraints',
  title: 'what the pilot relied on',
  statusPlace: 'pilot',
  commands: constraintCommands,
  actions: [...constraintActions, ...ledgerActions],
  submissions: [...constraintSubmissions, ...ledgerSubmissions],
  obligations: constraintObligations,
  status: constraintStatus,
  criteria: constraintCriteria,
  loosenables: [constraintLoosenable],
};
