import type { ProductFeature } from '../../contract/product-feature.ts';
import { judgementActions } from './judgement.slack.ts';
import { learnCommand, learningActions } from './learning.slack.ts';
import { trainingLoosenable } from './loosen-training.usecase.ts';
import { pathEnding } from './member-paths.obligations.ts';
import { gapsCommand } from './scenario-gaps.slack.ts';
import { trainedFacts } from './trained-facts.store.ts';
import { trainingCriteria } from './training.criteria.ts';
import { trainingObligations, trainingStatusLines } from './training.obligations.ts';
import { settingsCommand, settingsSubmission } from './training-settings.slack.ts';

export const trainingFeature: ProductFeature = {
  name: 'training',
  title: 'training',
  newsWeight: 'progress',
  statusPlace: 'training',
  commands: [learnCommand],
  actions: [...learningActions, ...judgementActions],
  teamObligations: trainingObligations,
  endings: pathEnding,
  status: trainingStatusLines,
  criteria: trainingCriteria,
  liveFacts: trainedFacts,
};

export const scenarioGapsFeature = { name: 'scenario-gaps', commands: [gapsCommand] };

export const trainingSettingsFeature = {
  name: 'training-settings',
  commands: [settingsCommand],
  submissions: [settingsSubmission],
  loosenables: [trainingLoosenable],
};
