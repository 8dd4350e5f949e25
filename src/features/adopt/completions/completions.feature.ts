import type { ProductFeature } from '../../contract/product-feature.ts';
import { watchJob } from './completions.jobs.ts';
import {
  completionDates,
  completionObligations,
  completionStatus,
} from './completions.obligations.ts';
import { completionCommands, completionSubmissions, openAsk } from './completions.slack.ts';
import { findCompletion } from './completions.store.ts';
import { decisionActions, decisionSubmissions } from './decisions.slack.ts';
import { keepSubmission, openKeeping, openPage } from './keepings.slack.ts';
import { spineCriteria } from './spine.criteria.ts';

export const completionsFeature: ProductFeature = {
  name: 'completions',
  title: 'completion',
  newsWeight: 'milestone',
  statusPlace: 'gates',
  commands: completionCommands,
  actions: [openAsk, ...decisionActions, openKeeping, openPage],
  submissions: [...completionSubmissions, ...decisionSubmissions, keepSubmission],
  jobs: [watchJob],
  criteria: spineCriteria,
  obligations: completionObligations,
  status: completionStatus,
  dates: completionDates,
  isComplete: ({ database, rolloutId }) => findCompletion(database, rolloutId) !== undefined,
};
