import type { ProductFeature } from '../../contract/product-feature.ts';
import { assessmentCriteria } from './assessment.criteria.ts';
import {
  assessmentObligations,
  assessmentStatus,
  differenceConcerns,
} from './assessment.obligations.ts';
import {
  assessmentActions,
  assessmentCommands,
  assessmentSubmissions,
} from './assessment.slack.ts';
import { findBeginning } from './assessment.store.ts';
import { reviewActions, reviewSubmissions } from './reviews.slack.ts';

export const assessmentFeature: ProductFeature = {
  name: 'assessment',
  title: 'the assessment of the pilot',
  newsWeight: 'progress',
  statusPlace: 'pilot',
  commands: assessmentCommands,
  actions: [...assessmentActions, ...reviewActions],
  submissions: [...assessmentSubmissions, ...reviewSubmissions],
  obligations: assessmentObligations,
  concerns: differenceConcerns,
  status: assessmentStatus,
  criteria: assessmentCriteria,
  entrySources: [{ from: 'answer', find: findBeginning }],
};
