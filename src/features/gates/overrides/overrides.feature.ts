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

type Book = Parameters<typeof overrideCommand>[0];

export const overridesFeature = ({ book }: { book: Book }) => ({
  name: 'overrides',
  commands: [overrideCommand(book), ...decisionCommands],
  actions: [requestButton(book), ...decisionActions, ...reviewActions],
  submissions: [requestSubmission(book), ...decisionSubmissions, ...reviewSubmissions],
  jobs: [endJob(book)],
  obligations: overrideObligations,
  status: overrideStatus,
  dates: overrideDates,
  overrides: activeOverridesOf,
});
