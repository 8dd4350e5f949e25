import type { ProductFeature } from '../../contract/product-feature.ts';
import { assessmentSubmissions, assessStepActions } from './assess-steps.slack.ts';
import { assessmentCriteria } from './assessment.criteria.ts';
import {
  answerEnding,
  assessmentObligations,
  assessmentStatus,
  differenceConcerns,
} from './assessment.obligations.ts';
import { assessmentActions, assessmentCommands } from './assessment.slack.ts';
import { findBeginning } from './assessment.store.ts';
import { confirmActions, confirmSubmissions } from './confirm.slack.ts';
import { confirmationObligations } from './confirmations.obligations.ts';
import { reviewActions, reviewSubmissions } from './reviews.slack.ts';

export const assessmentFeature: ProductFeature = {
  name: 'assessment',
  title: 'the assessment of the pilot',
  newsWeight: 'progress',
  statusPlace: 'pilot',
  commands: assessmentCommands,
  actions: [...assessmentActions, ...assessStepActions, ...reviewActions, ...confirmActions],
  submissions: [...assessmentSubmissions, ...reviewSubmissions, ...confirmSubmissions],
  obligations: (context) => [
    ...assessmentObligations(context),
    ...confirmationObligations(context),
  ],
  concerns: differenceConcerns,
  endings: answerEnding,
  status: assessmentStatus,
  criteria: assessmentCriteria,
  entrySources: [{ from: 'answer', find: findBeginning }],
};
