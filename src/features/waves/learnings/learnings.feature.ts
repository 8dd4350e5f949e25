import type { ProductFeature } from '../../contract/product-feature.ts';
import { findBeginning } from './learning-beginnings.store.ts';
import { learningStepSubmissions } from './learning-step-forms.slack.ts';
import { learningStepActions } from './learning-steps.slack.ts';
import { trialObligations } from './learning-trials.obligations.ts';
import { learningCriteria } from './learnings.criteria.ts';
import { learningObligations, mustConcerns } from './learnings.obligations.ts';
import {
  learningActions,
  learningCommands,
  learningShortcuts,
  learningSubmissions,
} from './learnings.slack.ts';
import { listLearnings } from './learnings.store.ts';
import { learningsPace } from './learnings-pace.store.ts';
import { learningsStatus } from './learnings-status.view.ts';
import { learningLoosenable } from './loosen-learning.usecase.ts';
import { openLearnings } from './open-learnings.store.ts';

export const learningsFeature: ProductFeature = {
  name: 'learnings',
  title: 'learnings',
  newsWeight: 'progress',
  statusPlace: 'learnings',
  commands: learningCommands,
  shortcuts: learningShortcuts,
  actions: [...learningActions, ...learningStepActions],
  submissions: [...learningSubmissions, ...learningStepSubmissions],
  obligations: trialObligations,
  teamObligations: learningObligations,
  concerns: mustConcerns,
  status: ({ database, rolloutId }) => learningsStatus(listLearnings(database, rolloutId)),
  criteria: learningCriteria,
  loosenables: [learningLoosenable],
  liveFacts: openLearnings,
  entrySources: [{ from: 'learning', find: findBeginning }],
  paceLines: learningsPace,
};
