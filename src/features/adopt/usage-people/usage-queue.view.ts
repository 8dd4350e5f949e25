import type { RolloutId } from '../../../platform/ids.ts';
import { context, esc, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount } from '../../../platform/words.ts';
import type { UsagePerson } from '../usage/usage.ts';

export const OPEN_QUEUE = 'usage.open-queue';
export const SETTLE_FORM = 'usage.settle';

/** Fields have names of their own for each person, or what was entered for one would stand at the next. */
export const settleFields = (personId: number) => ({
  who: `who-${personId}`,
  nobody: `nobody-${personId}`,
});

/** The next name that nobody knows; it is settled by a person, or by saying that it is none. */
export function settleModal(
  rolloutId: RolloutId,
  person: UsagePerson & { source: string },
  waiting: number,
): Modal {
  return {
    type: 'modal',
    callback_id: SETTLE_FORM,
    private_metadata: asValue({ rolloutId, usagePersonId: person.id }),
    title: plain('Who is this?', 24),
    submit: plain('Save', 24),
    close: plain('Later', 24),
    blocks: [
      section(`*${esc(person.key)}*, as ${esc(person.source)} says`),
      {
        type: 'input',
        block_id: settleFields(person.id).who,
        optional: true,
        label: plain('Person'),
        element: { type: 'users_select', action_id: 'value' },
      },
      {
        type: 'input',
        block_id: settleFields(person.id).nobody,
        optional: true,
        label: plain('Or isn’t it a person?'),
        element: {
          type: 'checkboxes',
          action_id: 'value',
          options: [{ text: plain('It is a program or a test account'), value: 'yes' }],
        },
      },
      context(waiting === 1 ? 'The last one.' : `${sayCount(waiting - 1, 'name')} after this one.`),
    ],
  };
}

/** Nothing is left to settle. */
export function queueEmptyModal(): Modal {
  return {
    type: 'modal',
    callback_id: 'usage.queue-empty',
    title: plain('Who is this?', 24),
    close: plain('Close', 24),
    blocks: [section('Everyone in the usage is known.')],
  };
}
