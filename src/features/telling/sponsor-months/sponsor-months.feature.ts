import type { ProductFeature } from '../../contract/product-feature.ts';
import { monthJob } from './sponsor-months.jobs.ts';
import { monthObligations } from './sponsor-months.obligations.ts';
import { openWrite, sponsorCommand, writeSubmission } from './sponsor-months.slack.ts';

export const sponsorMonthsFeature: ProductFeature = {
  name: 'sponsor-months',
  title: 'the sponsor’s page',
  commands: [sponsorCommand],
  actions: [openWrite],
  submissions: [writeSubmission],
  jobs: [monthJob],
  obligations: monthObligations,
};
