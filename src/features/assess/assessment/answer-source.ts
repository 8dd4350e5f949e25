import type { UserId } from '../../../platform/ids.ts';
import type { EntryBeginning } from '../../contract/entry-source.ts';
import type { Answer } from './answer.ts';
import { type QuestionName, questionNames } from './question.ts';

/** What an answer usually turns into when it is written down for others. */
const KINDS: Record<QuestionName, string> = {
  'manual-work': 'quality-criterion',
  'changed-workflow': 'prompting-strategy',
  knowledge: 'edge-case',
  feedback: 'escalation-path',
};

/** One person's answer to one question, by name. */
export const answerId = ({ question, personId }: Pick<Answer, 'question' | 'personId'>) =>
  `${question}:${personId}`;

export function readAnswerId(id: string): { question: QuestionName; personId: UserId } | undefined {
  const [name, personId = ''] = id.split(':');
  const question = questionNames.find((one) => one === name);
  return question === undefined ? undefined : { question, personId: personId as UserId };
}

/** An entry begins with the answer's own words. */
export function beginningOf({ question, text }: Answer): EntryBeginning {
  const title = /^[^.!?\n]{8,80}/.exec(text)?.[0]?.trim() ?? '';
  return { title, words: text, workflow: undefined, kind: KINDS[question] };
}
