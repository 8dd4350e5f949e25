import type { ProductFeature } from '../../contract/product-feature.ts';
import { askToLoosen } from './ask-to-loosen.usecase.ts';
import { decisionActions, decisionCommands, decisionSubmissions } from './decisions.slack.ts';
import { reviewActions, reviewSubmissions } from './override-reviews.slack.ts';
import { endJob } from './overrides.jobs.ts';
import {
  activeOverridesOf,
  overrideDates,
  overrideEnding,
  overrideObligations,
  overrideStatus,
} from './overrides.obligations.ts';
import { overrideCommand, requestButton, requestSubmission } from './requests.slack.ts';

export const overridesFeature: ProductFeature = {
  name: 'overrides',
  title: 'overrides',
  statusPlace: 'gates',
  commands: [overrideCommand, ...decisionCommands],
  actions: [requestButton, ...decisionActions, ...reviewActions],
  submissions: [requestSubmission, ...decisionSubmissions, ...reviewSubmissions],
  jobs: [endJob],
  obligations: overrideObligations,
  endings: overrideEnding,
  status: overrideStatus,
  dates: overrideDates,
  overrides: activeOverridesOf,
  askToLoosen,
};
