import { actions, button, esc, type Message, sentence } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { quotation } from '../../../platform/slack/quotation.ts';
import { sayList } from '../../../platform/words.ts';
import { makeEntryButton } from '../../contract/make-entry.view.ts';
import { OPEN_THANKS } from '../thanks/thanks.view.ts';
import type { Question, QuestionFacts } from './question.ts';

export const OPEN_ANSWER = 'questions.open-answer';
export const MARK_TALKED = 'questions.mark-talked';
export const OPEN_PASS_ON = 'questions.open-pass-on';
export const PASS_ON_MANY = 'questions.pass-on-many';

export const questionValue = (question: Pick<Question, 'rolloutId' | 'id'>) =>
  asValue({ rolloutId: question.rolloutId, questionId: question.id });

/** Tells the asker where the question went. */
export function askedReceipt(facts: QuestionFacts, isOwn: boolean): Message {
  if (isOwn)
    return sentence(
      'Noted on your own desk: `/champion` shows it until it is answered. “Pass it on” gives it to someone who might know.',
    );
  return sentence(
    `Your question went to ${sayList(facts.owerNames.map(esc))}. The answer comes to you as a message, usually within two working days.`,
  );
}

/** Brings the answer to the asker. */
export function answeredMessage(facts: QuestionFacts, byName: string): Message {
  const { question } = facts;
  const { rolloutId, answered } = question;
  const text = `${esc(byName)} answered your question.`;
  return {
    text,
    blocks: [
      ...quotation('You asked:', question.text),
      ...quotation(`${esc(byName)} answers:`, answered?.text ?? ''),
      actions(
        button('Say thanks', OPEN_THANKS, asValue({ rolloutId, toId: answered?.by ?? '' })),
        makeEntryButton(rolloutId, 'question', question.id),
      ),
    ],
  };
}

/** What stands in place of the question once it is settled. */
export function settledMessage(facts: QuestionFacts, byName: string, on: string): Message {
  const { question } = facts;
  const text =
    question.answered?.text === ''
      ? `Done on ${on}: ${esc(byName)} talked with ${esc(facts.askerName)} about it.`
      : `Done on ${on}: ${esc(byName)} answered ${esc(facts.askerName)}.`;
  const said = quotation(text, question.text);
  if (question.answered?.text === '') return { text, blocks: said };
  const make = makeEntryButton(question.rolloutId, 'question', question.id);
  return { text, blocks: [...said, actions(make)] };
}

export function passedOnMessage(facts: QuestionFacts, byName: string): Message {
  const to = sayList(facts.owerNames.map(esc));
  return {
    text: `Passed on to ${to}.`,
    blocks: quotation(`${esc(byName)} passed it on to ${to}.`, facts.question.text),
  };
}

export const NO_SUCH_QUESTION = sentence(
  'This question no longer exists. `/champion` shows what is open.',
);
