import { showCertificate } from './certificate-page.slack.ts';
import { certifyActions, certifyCommands, certifyForms } from './certify.slack.ts';
import type { Grant } from './decide-sign-off.usecase.ts';
import { signOffObligations, signOffStatusLines } from './sign-offs.obligations.ts';
import { decisionActions, decisionForms } from './sign-offs.slack.ts';

export const signOffsFeature = (grant: Grant) => ({
  name: 'sign-offs',
  title: 'sign-offs',
  statusPlace: 'champions',
  commands: certifyCommands,
  actions: [...certifyActions, ...decisionActions(grant)],
  submissions: [...certifyForms, ...decisionForms(grant)],
  obligations: signOffObligations,
  status: signOffStatusLines,
  /** What there is to show at the end of a path. */
  show: showCertificate,
});
