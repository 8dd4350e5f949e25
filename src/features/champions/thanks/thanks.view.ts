import type { RolloutId, UserId } from '../../../platform/ids.ts';
import {
  actions,
  button,
  context,
  esc,
  type Message,
  plain,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { quotation } from '../../../platform/slack/quotation.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import type { Thanks, ThanksRefusal } from './thanks.ts';

export const OPEN_THANKS = 'thanks.open-thanks';
export const SEND_NOTE = 'thanks.send-note';
export const KEEP_NOTE = 'thanks.keep-note';
export const THANKS_FORM = 'thanks.give-thanks';

export function thanksModal(rolloutId: RolloutId, toId: UserId, name: string): Modal {
  return {
    type: 'modal',
    callback_id: THANKS_FORM,
    title: plain('Say thanks', 24),
    submit: plain('Say thanks', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId, toId }),
    blocks: [
      {
        type: 'input',
        block_id: 'words',
        label: plain(`What would you like to thank ${name} for?`, 2000),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: 500,
        },
      },
      context('Only they will see it. They decide whether their manager hears about it.'),
    ],
  };
}

/** Brings the thanks, and asks whether the manager may hear of it; they decide. */
export function thankedMessage(
  thanks: Thanks,
  fromName: string,
  managerName: string | undefined,
): Message {
  const text = `${esc(fromName)} thanks you:`;
  const value = asValue({ rolloutId: thanks.rolloutId, thanksId: thanks.id });
  return {
    text: `${text} ${esc(thanks.text)}`,
    blocks: [
      ...quotation(text, thanks.text),
      ...(managerName === undefined
        ? []
        : [
            section(
              `Should ${esc(managerName)} hear about it? What a champion does for others is easily missed.`,
            ),
            actions(
              button(`Tell ${managerName}`, SEND_NOTE, value),
              button('Keep it to myself', KEEP_NOTE, value),
            ),
          ]),
    ],
  };
}

/** What stands in place of the question about the manager. */
export function noteSettledMessage(
  thanks: Thanks,
  fromName: string,
  managerName: string | undefined,
): Message {
  const text = `${esc(fromName)} thanked you:`;
  const end =
    managerName === undefined
      ? 'You kept it to yourself.'
      : `${esc(managerName)} will hear about it.`;
  return {
    text: `${text} ${esc(thanks.text)}`,
    blocks: [...quotation(text, thanks.text), context(end)],
  };
}

export function managerNoteMessage(thanks: Thanks, toName: string, fromName: string): Message {
  const text = `Something good about ${esc(toName)}: ${esc(fromName)} thanked them.`;
  return {
    text,
    blocks: [
      ...quotation(text, thanks.text),
      context(`${esc(toName)} agreed that you hear about it. You don’t need to do anything.`),
    ],
  };
}

export function thanksGivenMessage(name: string): Message {
  return sentence(
    `${esc(name)} has your thanks. They decide whether their manager hears about it.`,
  );
}

export function sayThanksRefusal(refusal: ThanksRefusal, name: string): string {
  switch (refusal.kind) {
    case 'yourself':
      return 'Thanks are for someone else. You can be proud all the same.';
    case 'left':
      return `${esc(name)} no longer has an active account here, so the thanks wouldn’t reach anyone.`;
    case 'no-words':
      return 'Say what for, for example `/champion thanks @Mia Chen for looking at my letter`.';
  }
}
