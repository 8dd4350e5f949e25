import type { ReadContext } from '../../../platform/request.ts';
import type { Obliged } from '../../contract/criterion.ts';
import { getPilot } from './assessment.store.ts';
import { OPEN_QUESTIONS, questionsValue } from './assessment.view.ts';

const ANSWER_ALL = {
  text: 'Answer the four questions about the pilot',
  label: 'Answer the four questions',
};
export const ADD_EVIDENCE = {
  text: 'Add evidence to your answers about the pilot',
  label: 'Add the evidence',
};

/** Everyone of the pilot but those who have done their part. */
export function askPilot(context: ReadContext, except: ReadonlySet<string>): Obliged[] {
  return getPilot(context.database, context.rolloutId)
    .peopleIds.filter((personId) => !except.has(personId))
    .map((personId) => askFor(context, personId, ANSWER_ALL));
}

export function askFor(
  { rolloutId }: ReadContext,
  personId: Obliged['personId'],
  words: Pick<Obliged, 'text' | 'label'>,
): Obliged {
  return { personId, ...words, actionId: OPEN_QUESTIONS, value: questionsValue(rolloutId) };
}
