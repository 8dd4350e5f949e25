import type { ProductFeature } from '../../contract/product-feature.ts';
import { certificatePage } from './certificate-page.slack.ts';
import { certifyActions, certifyCommands, certifyForms } from './certify.slack.ts';
import { moveJob } from './sign-offs.jobs.ts';
import { signOffObligations, signOffStatusLines } from './sign-offs.obligations.ts';
import { decisionActions, decisionForms } from './sign-offs.slack.ts';

export const signOffsFeature: ProductFeature = {
  name: 'sign-offs',
  title: 'sign-offs',
  statusPlace: 'champions',
  commands: certifyCommands,
  actions: [...certifyActions, ...decisionActions],
  submissions: [...certifyForms, ...decisionForms],
  jobs: [moveJob],
  teamObligations: signOffObligations,
  status: signOffStatusLines,
  certificateBlocks: certificatePage,
};
