import type { RolloutId } from '../../../platform/ids.ts';
import { esc, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { textInput } from '../../assess/constraints/ledger-modals.view.ts';
import { type Entry, titleOf } from './entry.ts';
import { entryValue } from './review-messages.view.ts';

export const PASS_ON_FORM = 'core.pass-on';
export const RETIRE_FORM = 'core.retire';
export const RETIRE_REASON_LIMIT = 300;

/** Somebody else answers for it from now on. */
export function passOnModal(rolloutId: RolloutId, entry: Entry): Modal {
  return {
    type: 'modal',
    callback_id: PASS_ON_FORM,
    title: plain('Give it to someone', 24),
    submit: plain('Give it', 24),
    close: plain('Cancel', 24),
    private_metadata: entryValue(rolloutId, entry.id),
    blocks: [
      section(
        `The person who keeps *${esc(titleOf(entry))}* right is asked now and then whether it is still right.`,
      ),
      {
        type: 'input',
        block_id: 'to',
        label: plain('Who keeps it right from now on?'),
        element: { type: 'users_select', action_id: 'value' },
      },
    ],
  };
}

/** Out of use, or back; with a reason that stays on the record. */
export function retireModal(rolloutId: RolloutId, entry: Entry): Modal {
  const isOut = entry.retired !== undefined;
  return {
    type: 'modal',
    callback_id: RETIRE_FORM,
    title: plain(isOut ? 'Bring it back' : 'Take it out of use', 24),
    submit: plain(isOut ? 'Bring it back' : 'Take it out', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({
      rolloutId,
      entryId: entry.id,
      how: isOut ? 'bring-back' : 'retire',
    }),
    blocks: [
      section(
        isOut
          ? `*${esc(titleOf(entry))}* will be found again, as it was.`
          : `*${esc(titleOf(entry))}* will no longer be found. Its history stays, and it can be brought back.`,
      ),
      textInput('reason', 'Why?', undefined, {
        example: isOut ? 'The case came up again' : 'The tool no longer makes this mistake',
        limit: RETIRE_REASON_LIMIT,
      }),
    ],
  };
}
