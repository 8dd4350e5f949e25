import type { ProductFeature } from '../../contract/product-feature.ts';
import { certificateCriteria } from './certificates.criteria.ts';
import { certificateCommands } from './certificates.slack.ts';
import { listCertifiedChampions } from './certified-people.store.ts';
import { listTestsDue } from './earnings.store.ts';
import { settleCertificates } from './issue-certificates.usecase.ts';
import { renewalsOwed } from './renewals.obligations.ts';

export const certificatesFeature: ProductFeature = {
  name: 'certificates',
  title: 'certificates',
  commands: certificateCommands,
  teamObligations: renewalsOwed,
  criteria: certificateCriteria,
  certifiedPeople: listCertifiedChampions,
  testsDue: listTestsDue,
  settleCertificates,
};
