import type { FormFields } from '../../../platform/form-drafts.ts';
import type { Answer } from './answer.ts';
import { evidenceLines, evidencePeople } from './evidence-lines.ts';
import type { QuestionName } from './question.ts';

/** The inputs of one question, by block id. */
export const blockOf = {
  text: (question: QuestionName) => `text_${question}`,
  evidence: (question: QuestionName) => `evidence_${question}`,
  people: (question: QuestionName) => `people_${question}`,
  holds: (question: QuestionName) => `holds_${question}`,
  confidence: (question: QuestionName) => `confidence_${question}`,
};

/** What somebody said last, as it stands in the fields. */
export function answerFieldsOf(own: readonly Answer[]): FormFields {
  return Object.fromEntries(
    own.flatMap(({ question, text, evidence, holdsWithoutPilot, confidence }) => [
      [blockOf.text(question), text],
      [blockOf.evidence(question), evidenceLines(evidence)],
      [blockOf.people(question), evidencePeople(evidence)],
      [blockOf.holds(question), holdsWithoutPilot],
      [blockOf.confidence(question), confidence],
    ]),
  );
}
