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
import { sayCount } from '../../../platform/words.ts';
import type { Answer } from './answer.ts';
import { answerFacts, type NameOf } from './answer.view.ts';
import { type ConfirmationSays, needsWords } from './confirmation.ts';
import { questionOf } from './question.ts';

export const CONFIRM_ANSWER = 'assessment.confirm-answer';
export const DOUBT_ANSWER = 'assessment.doubt-answer';
export const CONFIRM_FORM = 'assessment.confirm-words';
export const CONFIRM_WORDS_MAX = 1000;

type Shown = { rolloutId: RolloutId; nameOf: NameOf };

export const answerValue = (rolloutId: RolloutId, { question, personId, at }: Answer) =>
  asValue({ rolloutId, question, answeredBy: personId, answeredAt: at.epochMilliseconds });

/** One answer with what stands behind it, for the one who can say whether it is so. */
export function confirmModal(answer: Answer, { rolloutId, nameOf }: Shown, left: number): Modal {
  const value = answerValue(rolloutId, answer);
  const isPage = needsWords(answer, 'so');
  return {
    type: 'modal',
    callback_id: 'assessment.confirm',
    title: plain('Is it so?', 24),
    close: plain('Later', 24),
    blocks: [
      ...answerBlocks(answer, nameOf),
      context(
        isPage
          ? 'Open the page first. You’re asked what it shows; it counts because someone other than the author has looked.'
          : 'An answer counts when someone other than its author says so. “Not quite” is as welcome: your words stand beside theirs.',
      ),
      actions(
        button('Yes, that is so', CONFIRM_ANSWER, value, { style: 'primary' }),
        button('Not quite', DOUBT_ANSWER, value),
      ),
      ...(left === 0 ? [] : [context(`Then ${sayCount(left, 'more answer')} after this one.`)]),
    ],
  };
}

/** What the page shows, or what is not quite so, in the reader's own words. */
export function confirmWordsModal(
  answer: Answer,
  { rolloutId, nameOf }: Shown,
  says: ConfirmationSays,
): Modal {
  const { personId, question, at } = answer;
  return {
    type: 'modal',
    callback_id: CONFIRM_FORM,
    title: plain(says === 'so' ? 'What does it show?' : 'What is not quite so?', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({
      ...{ rolloutId, question, says },
      answeredBy: personId,
      answeredAt: at.epochMilliseconds,
    }),
    blocks: [
      ...answerBlocks(answer, nameOf),
      {
        type: 'input',
        block_id: 'words',
        label: plain(says === 'so' ? 'What is on the page?' : 'What is different?'),
        hint: plain(
          says === 'so'
            ? 'A sentence on what you read there, for those who can’t open it.'
            : 'A sentence on how you saw it. Both are kept side by side.',
        ),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: CONFIRM_WORDS_MAX,
        },
      },
    ],
  };
}

export function allConfirmedModal(): Modal {
  return {
    type: 'modal',
    callback_id: 'assessment.all-confirmed',
    title: plain('Saved', 24),
    close: plain('Close', 24),
    blocks: [
      section(
        'Thank you. Nothing else waits for your word. `/rollout assessment` shows all the answers side by side.',
      ),
    ],
  };
}

function answerBlocks(answer: Answer, nameOf: NameOf): AnyBlock[] {
  return [
    section(`*${questionOf(answer.question).asks}*`),
    section(`*${esc(nameOf(answer.personId))}* says:\n${esc(clamp(answer.text, 2500))}`),
    context(answerFacts(answer, nameOf)),
  ];
}
