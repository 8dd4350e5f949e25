import type { ProductFeature } from '../../contract/product-feature.ts';
import { answerActions, answerForms } from './answers.slack.ts';
import { findBeginning } from './owed-questions.store.ts';
import { passingQuestionObligations, questionObligations } from './questions.obligations.ts';
import { askForms, questionCommands, questionShortcuts } from './questions.slack.ts';

export const questionsFeature: ProductFeature = {
  name: 'questions',
  title: 'questions to you as a champion',
  commands: questionCommands,
  shortcuts: questionShortcuts,
  actions: answerActions,
  submissions: [...askForms, ...answerForms],
  obligations: passingQuestionObligations,
  teamObligations: questionObligations,
  entrySources: [{ from: 'question', find: findBeginning }],
};
