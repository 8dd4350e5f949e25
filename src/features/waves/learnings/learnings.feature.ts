import type { ReadContext } from '../../../platform/request.ts';
import { learningStepSubmissions } from './learning-step-forms.slack.ts';
import { learningStepActions } from './learning-steps.slack.ts';
import { learningCriteria } from './learnings.criteria.ts';
import { type LiveTeams, learningObligations } from './learnings.obligations.ts';
import {
  learningActions,
  learningCommands,
  learningShortcuts,
  learningSubmissions,
} from './learnings.slack.ts';

import { listLearnings } from './learnings.store.ts';
import { learningsStatus } from './learnings-status.view.ts';

export const learningsFeature = (parts: { liveTeams: LiveTeams }) => ({
  name: 'learnings',
  title: 'learnings',
  newsWeight: 'progress',
  statusPlace: 'learnings',
  commands: learningCommands,
  shortcuts: learningShortcuts,
  actions: [...learningActions, ...learningStepActions],
  submissions: [...learningSubmissions, ...learningStepSubmissions],
  obligations: learningObligations(parts.liveTeams),
  status: ({ database, rolloutId }: ReadContext) =>
    learningsStatus(listLearnings(database, rolloutId)),
  criteria: learningCriteria,
});
