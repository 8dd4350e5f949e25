import type { RolloutId } from '../../../platform/ids.ts';
import { clamp, context, esc, option, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { textInput } from './ledger-modals.view.ts';
import type { Solution } from './solution.ts';

export const SOLUTION_FORM = 'constraints.answer-solution';
export const SOLUTION_WORDS_MAX = 1000;

/** For somebody else than the one who says it: is it solved? */
export function solutionModal(
  rolloutId: RolloutId,
  { id, text }: { id: string; text: string },
  { words, saidByName }: Pick<Solution, 'words'> & { saidByName: string },
): Modal {
  return {
    type: 'modal',
    callback_id: SOLUTION_FORM,
    title: plain('Is it solved?', 24),
    submit: plain('Send', 24),
    close: plain('Later', 24),
    private_metadata: asValue({ rolloutId, constraintId: id }),
    blocks: [
      section(`*${esc(clamp(text, 1000))}*`),
      section(`${esc(saidByName)} says that it is solved:\n>${esc(clamp(words, 1000))}`),
      {
        type: 'input',
        block_id: 'answer',
        label: plain('Is it so, as far as you can see?'),
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options: [option('Yes, that is so', 'yes'), option('Not quite', 'no')],
        },
      },
      textInput('words', 'What have you seen, or what is missing?', undefined, {
        example: 'I looked at last week’s letters: each was checked before it left',
        limit: SOLUTION_WORDS_MAX,
        multiline: true,
        optional: true,
        hint: 'Needed if it is not quite so. Your words stand beside theirs.',
      }),
      context('With your yes it is closed, and no gate waits for it any longer.'),
    ],
  };
}
