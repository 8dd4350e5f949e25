import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  esc,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount, sayList } from '../../../platform/words.ts';
import { answerFacts, type NameOf } from './answer.view.ts';
import type { AnswerComparison } from './answer-comparison.ts';
import { OPEN_REVIEW } from './assessment.view.ts';
import { type QuestionName, questionOf } from './question.ts';

export const REVIEW_FORM = 'assessment.review';
export const CONCLUSION_MAX = 1500;
const ANSWERS_MAX = 40;

/** The answers in full, and what follows from their difference. */
export function reviewModal(
  facts: { rolloutId: RolloutId; nameOf: NameOf; readUpTo: number },
  comparison: AnswerComparison,
  typed?: string,
): Modal {
  return {
    type: 'modal',
    callback_id: REVIEW_FORM,
    title: plain('Review the difference', 24),
    submit: plain('Save the conclusion', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({
      rolloutId: facts.rolloutId,
      question: comparison.question,
      readUpTo: facts.readUpTo,
    }),
    blocks: [
      ...(typed === undefined
        ? []
        : [
            section(
              'Someone answered while you were writing, so nothing has been saved yet. Their answer is below, and your words are still here.',
            ),
          ]),
      ...answersInFull(comparison, facts.nameOf),
      {
        type: 'input',
        block_id: 'conclusion',
        label: plain('What do you conclude?'),
        hint: plain(
          'Both answers are kept. Say what was behind the difference and what follows from it.',
        ),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: CONCLUSION_MAX,
          ...(typed === undefined ? {} : { initial_value: typed }),
        },
      },
    ],
  };
}

/** What was concluded, and the next difference at one press. */
export function reviewedModal(
  rolloutId: RolloutId,
  reviewed: QuestionName,
  left: readonly QuestionName[],
): Modal {
  const [next] = left;
  const more: AnyBlock[] =
    next === undefined
      ? [context('Every difference has been reviewed.')]
      : [
          section(`*Still to review:* ${sayList(left.map(titleWithin))}.`),
          actions(
            button('Next difference', OPEN_REVIEW, asValue({ rolloutId, question: next }), {
              style: 'primary',
            }),
          ),
        ];
  return {
    type: 'modal',
    callback_id: 'assessment.reviewed',
    title: plain('Saved', 24),
    close: plain('Close', 24),
    blocks: [
      section(
        `Saved. The conclusion on *${titleWithin(reviewed)}* is now shown beside the answers in \`/rollout assessment\`. If it shows something that wouldn’t scale, add it to \`/rollout constraints\`.`,
      ),
      ...more,
    ],
  };
}

const titleWithin = (question: QuestionName) => questionOf(question).title.toLowerCase();

/** The answers in full, to be read. */
export function answersModal(comparison: AnswerComparison, nameOf: NameOf): Modal {
  return {
    type: 'modal',
    callback_id: 'assessment.answers',
    title: plain(questionOf(comparison.question).title, 24),
    close: plain('Close', 24),
    blocks: answersInFull(comparison, nameOf),
  };
}

function answersInFull(comparison: AnswerComparison, nameOf: NameOf): AnyBlock[] {
  const shown = comparison.answers.slice(0, ANSWERS_MAX);
  const left = comparison.answers.length - shown.length;
  return [
    section(`*${questionOf(comparison.question).asks}*\n${comparison.inWords}`),
    ...shown.flatMap((answer) => [
      section(`*${esc(nameOf(answer.personId))}*\n${esc(clamp(answer.text, 2500))}`),
      context(answerFacts(answer, nameOf)),
    ]),
    ...(left === 0 ? [] : [context(`And ${sayCount(left, 'more answer')}.`)]),
  ];
}
