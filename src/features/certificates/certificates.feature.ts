import { showCertificate } from './certificate-page.slack.ts';
import { certificateCriteria } from './certificates.criteria.ts';
import { certificateObligations, certificateStatusLines } from './certificates.obligations.ts';
import { certificateActions, certificateCommands, certificateForms } from './certificates.slack.ts';
import { certifyActions, certifyCommands, certifyForms } from './certify.slack.ts';
import { listTestsDue } from './earnings.store.ts';
import { settleCertificates } from './issue-certificates.usecase.ts';

export const certificatesFeature = {
  name: 'certificates',
  commands: [...certificateCommands, ...certifyCommands],
  actions: [...certificateActions, ...certifyActions],
  submissions: [...certificateForms, ...certifyForms],
  obligations: certificateObligations,
  criteria: certificateCriteria,
  status: certificateStatusLines,
  /** What training is told of certificates. */
  certification: {
    testsDue: listTestsDue,
    settle: settleCertificates,
    show: showCertificate,
  },
};
