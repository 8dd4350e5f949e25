import type { RolloutId } from '../../../platform/ids.ts';
import { esc, option, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { WORDS_MAX } from './completion-forms.view.ts';
import { type Keeping, sayKeeping } from './keeping.ts';

export const KEEP_FORM = 'completions.keep';
export const OPEN_KEEPING = 'completions.open-keeping';
export const OPEN_PAGE = 'completions.open-page';

export const keepValue = (rolloutId: RolloutId) => asValue({ rolloutId });

/** Whoever keeps something says whether they go on. */
export function keepModal(rolloutId: RolloutId, rolloutName: string, keeping: Keeping): Modal {
  return {
    type: 'modal',
    callback_id: KEEP_FORM,
    title: plain('What you keep', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId }),
    blocks: [
      section(
        `*${esc(rolloutName)}* is complete, and what you do for it goes on: you are ${esc(sayKeeping(keeping))}.`,
      ),
      {
        type: 'input',
        block_id: 'answer',
        label: plain('Do you go on with it?'),
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options: [
            option('Yes, I go on with all of it', 'keeps'),
            option('Not with everything', 'cannot'),
          ],
        },
      },
      {
        type: 'input',
        block_id: 'note',
        optional: true,
        label: plain('If not: what should someone else take over, and who could it be?'),
        element: {
          ...{ type: 'plain_text_input', action_id: 'value', multiline: true },
          max_length: WORDS_MAX,
        },
      },
    ],
  };
}
