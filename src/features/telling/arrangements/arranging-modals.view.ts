import type { UserId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  context,
  esc,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayDate, sayFew } from '../../../platform/words.ts';
import { refValue } from './arranging-buttons.view.ts';
import { REASON_LEAST, type ThingShown } from './open-thing.ts';

export const GIVE_FORM = 'arrangements.give';
export const MOVE_FORM = 'arrangements.move';
export const DROP_FORM = 'arrangements.drop-it';

const NAMES_SHOWN = 3;

export type TakerShown = { userId: UserId; label: string };

export function giveModal(thing: ThingShown, takers: readonly TakerShown[]): Modal {
  return thingForm(thing, {
    callbackId: GIVE_FORM,
    title: 'Give it to …',
    submit: 'Give it to them',
    blocks: [
      {
        type: 'input',
        block_id: 'person',
        label: plain('Who does it instead?'),
        hint: plain('These people can settle it. They are asked with their next message.'),
        element: {
          type: 'static_select',
          action_id: 'value',
          options: takers.map(({ userId, label }) => option(label, userId)),
        },
      },
    ],
  });
}

export function moveModal(thing: ThingShown): Modal {
  const { dueOn } = thing.obligation;
  const isAhead = dueOn !== undefined && dueOn.since(thing.today).sign > 0;
  const initial = isAhead ? dueOn : thing.today.add({ days: 7 });
  return thingForm(thing, {
    callbackId: MOVE_FORM,
    title: 'New date',
    submit: 'Save',
    blocks: [
      {
        type: 'input',
        block_id: 'date',
        label: plain('Until when?'),
        element: { type: 'datepicker', action_id: 'value', initial_date: initial.toString() },
      },
      context('Only the date of this one thing moves; gates and waves keep theirs.'),
    ],
  });
}

export function dropModal(thing: ThingShown): Modal {
  return thingForm(thing, {
    callbackId: DROP_FORM,
    title: 'Drop it',
    submit: 'Stop asking',
    blocks: [
      textInput('reason', 'Why is it not needed?', { limit: 300, least: REASON_LEAST }),
      context(
        'Nobody is asked for it from now on, and the reason is kept on the record. What a gate asks for stays as it is.',
      ),
    ],
  });
}

type Form = { callbackId: string; title: string; submit: string; blocks: AnyBlock[] };

/** A form about one open thing, with what it is and with whom on top. */
export function thingForm(thing: ThingShown, { callbackId, title, submit, blocks }: Form): Modal {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plain(title, 24),
    submit: plain(submit, 24),
    close: plain('Cancel', 24),
    private_metadata: refValue(thing.ref),
    blocks: [section(thingWords(thing)), ...blocks],
  };
}

function thingWords(thing: ThingShown): string {
  const { obligation, today } = thing;
  const due = obligation.dueOn === undefined ? '' : `, due ${sayDate(obligation.dueOn, today)}`;
  const { text } = obligation;
  return `${text.includes('*') ? text : `*${text}*`}\n_With ${esc(whom(thing))}${due}_`;
}

/** Who owes it now, in words. */
export function whom({ names }: ThingShown): string {
  return names.length === 0 ? 'nobody' : sayFew(names, NAMES_SHOWN);
}

export function textInput(
  blockId: string,
  label: string,
  { limit, least }: { limit: number; least?: number },
): AnyBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: true,
      max_length: limit,
      ...(least === undefined ? {} : { min_length: least }),
    },
  };
}
