import type { RolloutRequest } from '../../../platform/request.ts';
import { certificateCriteria } from './certificates.criteria.ts';
import { certificateCommands } from './certificates.slack.ts';
import { listCertifiedChampions } from './certificates.store.ts';
import { grantCertificate, settleCertificates } from './issue-certificates.usecase.ts';
import { renewalsOwed } from './renewals.obligations.ts';

export const certificatesFeature = {
  name: 'certificates',
  title: 'certificates',
  commands: certificateCommands,
  obligations: renewalsOwed,
  criteria: certificateCriteria,
  certifiedPeople: listCertifiedChampions,
  /** Issues what was earned, for training, and what was signed off, for sign-offs. */
  settle: settleCertificates,
  settleCertificates: (request: RolloutRequest) => settleCertificates(request, request.acting),
  grant: grantCertificate,
};
