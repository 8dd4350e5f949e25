import type { RolloutId } from '../../../platform/ids.ts';
import {
  context,
  type Message,
  option,
  plain,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount, sayDate } from '../../../platform/words.ts';
import { textInput } from '../../assess/constraints/ledger-modals.view.ts';
import { radioInput, workflowInput } from '../core/entry-inputs.view.ts';
import { FEWEST_DIGITS, MOST_DIGITS } from '../verification/draw.ts';
import { NOTE_MAX } from './output.ts';
import type { DigitsRefusal, Register } from './register.ts';

export const OPEN_DIGITS = 'samples.open-digits';
export const DIGITS_FORM = 'samples.give-digits';
export const DRAW_NOW = 'samples.draw-now';
export const REGISTER_FORM = 'samples.register-output';
export const REGISTER_SHORTCUT = 'samples.register-message';

export const samplesValue = (rolloutId: RolloutId) => asValue({ rolloutId });

/** A few digits of somebody's own: half of what decides what is drawn. */
export function digitsModal(rolloutId: RolloutId, register: Register): Modal {
  return {
    type: 'modal',
    callback_id: DIGITS_FORM,
    private_metadata: asValue({ rolloutId }),
    title: plain('Digits for the draw', 24),
    submit: plain('Give them', 24),
    close: plain('Not now', 24),
    blocks: [
      section(
        'Two people type digits that come to their mind. Together they decide which outputs are drawn, so that nobody alone can, and anyone can repeat the draw later.',
      ),
      textInput('digits', 'Your digits', undefined, {
        example: '73016',
        limit: MOST_DIGITS,
        hint: `${FEWEST_DIGITS} to ${MOST_DIGITS} digits.`,
      }),
      context(
        register.first === undefined
          ? 'They stay hidden until the second person has typed theirs.'
          : 'The other half is there already. Yours complete the seed, which goes into the record.',
      ),
    ],
  };
}

export function digitsMessage(register: Register, today: Temporal.PlainDate): Message {
  return register.seed === undefined
    ? sentence(
        'Thank you. One more person types digits, a lead or a sponsor, and the seed is complete.',
      )
    : sentence(
        `Thank you. The seed is in the record, and the draw comes after ${sayDate(register.closesOn, today)}.`,
      );
}

/** Why digits were not taken, and what to do instead. */
export function sayDigitsRefusal(why: DigitsRefusal | 'no-register', firstName: string): string {
  switch (why) {
    case 'no-register':
      return 'There is nothing to draw from yet: digits are asked for once the first output is registered.';
    case 'closed':
      return 'This draw has been made. Digits are asked for again with the next one.';
    case 'complete':
      return 'Two people have typed digits already, so the seed is complete.';
    case 'same-person':
      return 'The first digits are yours. Someone else has to type the second, so that no one decides the draw alone.';
    case 'lead-missing':
      return `The first digits are from ${firstName}, a sponsor. A lead has to type the second.`;
    case 'no-part':
      return 'Only leads and sponsors type digits for a draw.';
  }
}

export const drawnMessage = (drawn: number, of: number): Message =>
  sentence(
    `Drawn: ${drawn} of ${sayCount(of, 'output')}. Reviewers are asked within the next minutes, and every later output goes into the next draw.`,
  );

export const drawnSoonMessage: Message = sentence(
  'There are so many outputs that the draw takes a few minutes. `/core samples` shows it then.',
);

/** A link and a line of one output that somebody came across. */
export function registerModal(form: {
  rolloutId: RolloutId;
  workflows: readonly string[];
  teams: readonly { id: string; name: string }[];
  note: string;
  link: string | undefined;
  producerId: string | undefined;
}): Modal {
  const { rolloutId, workflows, teams, note, link, producerId } = form;
  return {
    type: 'modal',
    callback_id: REGISTER_FORM,
    private_metadata: asValue({ rolloutId, link, producerId }),
    title: plain('Register an output', 24),
    submit: plain('Register it', 24),
    close: plain('Cancel', 24),
    blocks: [
      section(
        'It can then be drawn for a review. I keep the link and your line, and nothing of what the message says.',
      ),
      workflowInput('', workflows),
      ...(teams.length === 0
        ? []
        : [
            {
              type: 'input' as const,
              block_id: 'team',
              optional: true,
              label: plain('Which team’s is it?'),
              element: {
                type: 'static_select' as const,
                action_id: 'value',
                options: teams.map(({ id, name }) => option(name, id)),
              },
            },
          ]),
      textInput('note', 'One line that says what it is', note, {
        example: 'Reply to a customer about a late refund',
        limit: NOTE_MAX,
      }),
      radioInput(
        'own',
        'Whose output is it?',
        [
          option('The person’s who wrote the message', 'author'),
          option('Mine', 'mine'),
          option('Someone else’s', 'other'),
        ],
        'author',
      ),
    ],
  };
}
