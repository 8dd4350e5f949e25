import { judgementActions } from './judgement.slack.ts';
import { learnCommand, learningActions } from './learning.slack.ts';
import { trainingCriteria } from './training.criteria.ts';
import { trainingObligations, trainingStatusLines } from './training.obligations.ts';

export const trainingFeature = {
  name: 'training',
  commands: [learnCommand],
  actions: [...learningActions, ...judgementActions],
  obligations: trainingObligations,
  status: trainingStatusLines,
  criteria: trainingCriteria,
};
