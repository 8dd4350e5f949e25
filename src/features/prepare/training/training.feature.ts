import { judgementActions } from './judgement.slack.ts';
import { type Certification, learnCommand, learningActions } from './learning.slack.ts';
import { trainingCriteria } from './training.criteria.ts';
import {
  type TrainingParts,
  trainingObligations,
  trainingStatusLines,
} from './training.obligations.ts';

export const trainingFeature = (parts: TrainingParts & { certification: Certification }) => ({
  name: 'training',
  title: 'training',
  newsWeight: 'progress',
  statusPlace: 'training',
  commands: [learnCommand(parts.certification)],
  actions: [...learningActions(parts.certification), ...judgementActions(parts.certification)],
  obligations: trainingObligations(parts),
  status: trainingStatusLines,
  criteria: trainingCriteria,
});
