import { decisionActions, decisionCommands, decisionSubmissions } from './decisions.slack.ts';
import { reviewActions, reviewSubmissions } from './override-reviews.slack.ts';
import { endJob } from './overrides.jobs.ts';
import {
  activeOverridesOf,
  overrideDates,
  overrideObligations,
  overrideStatus,
} from './overrides.obligations.ts';
import { overrideCommand, requestButton, requestSubmission } from './requests.slack.ts';

type Catalog = Parameters<typeof overrideCommand>[0];

export const overridesFeature = ({ catalog }: { catalog: Catalog }) => ({
  name: 'overrides',
  commands: [overrideCommand(catalog), ...decisionCommands],
  actions: [requestButton(catalog), ...decisionActions, ...reviewActions],
  submissions: [requestSubmission(catalog), ...decisionSubmissions, ...reviewSubmissions],
  jobs: [endJob(catalog)],
  obligations: overrideObligations,
  status: overrideStatus,
  dates: overrideDates,
  overrides: activeOverridesOf,
});
