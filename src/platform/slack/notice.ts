import { type AnyBlock, type Message, plain, sentence } from './blocks.ts';
import { commandButton, PICK_ROLLOUT } from './command-button.ts';
import type { CommandDeclaration } from './declarations.ts';
import { asValue } from './fields.ts';
import { quotation } from './quotation.ts';
import type { Modal } from './reply.ts';
import type { Fault } from './request-guard.ts';
import type { RolloutChoice } from './scope.ts';

const NOT_IN_MODALS = new Set([
  'table',
  'markdown',
  'data_visualization',
  'data_table',
  'container',
  'card',
  'plan',
]);

/** A modal that only says something, for places where no message can be shown to one person alone. */
export function noticeModal(message: Message, title = 'Groundswell'): Modal {
  const blocks = message.blocks.filter((block) => !NOT_IN_MODALS.has(block.type));
  return {
    type: 'modal',
    callback_id: 'platform.notice',
    title: plain(title, 24),
    close: plain('Close', 24),
    blocks: blocks.length > 0 ? blocks : sentence(message.text).blocks,
  };
}

/** Slack carries no more in a button. */
const BUTTON_VALUE_MAX = 2000;

/**
 * Asks which of several rollouts a command is about; the button runs the command again on it. What is too long to
 * be carried along is given back, so that nobody writes it twice.
 */
export function pickRolloutMessage(
  choices: readonly RolloutChoice[],
  typed: { command: string; text: string },
): Message {
  const carried = choices.map(({ rolloutId }) => asValue({ rolloutId, ...typed }));
  if (carried.some(({ length }) => length > BUTTON_VALUE_MAX)) {
    const text =
      'You have a part in several rollouts, and this is too long to ask which one it is about. Send it again in that rollout’s own channel. Nothing was saved; here it is to copy:';
    return { text, blocks: quotation(text, `${typed.command} ${typed.text}`) };
  }
  const buttons = choices.slice(0, 20).map((choice, index) => ({
    ...commandButton(choice.name, { rolloutId: choice.rolloutId, ...typed }),
    action_id: `${PICK_ROLLOUT}#${index + 1}`,
  }));
  return sentence(
    'Which rollout is this about? In a rollout’s own channel I know without asking.',
    {
      type: 'actions',
      elements: buttons,
    } as AnyBlock,
  );
}

export const FOREIGN_BUTTON = sentence(
  'This button is from an older version, so nothing was changed. Open `/rollout` to continue from where things stand now.',
);

const PASSING = {
  full: 'Storage is full, so nothing was changed. Tell the person who runs Groundswell; it carries on by itself once there is room again.',
  busy: 'The database is busy right now, so nothing was changed. Please try again.',
  silence: 'Slack did not answer in time. Please try again.',
};

export function faultMessage({ reference, passing, isUndone }: Fault): Message {
  if (passing !== undefined) return sentence(PASSING[passing]);
  const what = isUndone ? 'and nothing was saved' : 'while showing this';
  return sentence(
    `Something went wrong on our side ${what}. Please try again, or tell a rollout lead the reference ${reference}.`,
  );
}

export function faultInForm({ reference, passing }: Fault): string {
  const why =
    passing === undefined
      ? `Something went wrong on our side and nothing was saved. Reference ${reference}.`
      : PASSING[passing];
  return `${why} Your text is still here: send it again.`;
}

/** What to write when the text behind a subcommand does not fit it. */
export function usageMessage(declaration: CommandDeclaration, problem: string): Message {
  const form = [declaration.command, declaration.name, declaration.usage]
    .filter((part) => part !== '')
    .join(' ');
  return sentence(`${problem} The form is \`${form}\`.`);
}
