import type { LearningRefusal } from './learning.ts';
import { learningStageWords } from './learning-status.ts';

/** Why a learning stays where it is, and what would be right instead. Nothing was changed. */
export function learningRefusalWords(refusal: LearningRefusal): string {
  switch (refusal.kind) {
    case 'wrong-stage':
      return `This learning has moved on: ${learningStageWords[refusal.stage]}.`;
    case 'closed':
      return `This learning is closed: ${learningStageWords[refusal.stage]}. Log a new one if it has come back.`;
    case 'no-words':
      return {
        what: 'Please say in a sentence what you saw.',
        cause: 'Please say why it happens, as far as you know.',
        action: 'Please say what needs to be done.',
        link: 'Please link the lesson, check or document that changes; for anything else choose a task.',
        reason: 'Please give a reason; it stays on the record.',
      }[refusal.missing];
    case 'own-team':
      return 'Only another team can show that this works elsewhere too. Ask one that shares the workflow.';
    case 'only-lead':
      return 'Only a lead can do this, because a must learning keeps the next wave shut.';
  }
}
