import type { InputBlock } from '@slack/types';
import type { RolloutId } from '../../../platform/ids.ts';
import { clamp, esc, option, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { lastDayInput } from '../../contract/loosening.view.ts';
import type { Constraint } from './constraint.ts';
import { constraintBlocks, inOrder } from './constraint-entry.view.ts';
import type { LedgerFacts } from './ledger.view.ts';

export const SETTLE_FORM = 'constraints.settle';
export const HOURS_FORM = 'constraints.note-hours';
export const NONE_FORM = 'constraints.note-none';
export const REASON_MAX = 1000;
const LISTED_MAX = 45;

export function textInput(
  blockId: string,
  label: string,
  initial: string | undefined,
  look: { example: string; limit: number; hint?: string; multiline?: boolean; optional?: boolean },
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    ...(look.optional === true ? { optional: true } : {}),
    ...(look.hint === undefined ? {} : { hint: plain(look.hint) }),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      max_length: look.limit,
      placeholder: plain(`For example: ${look.example}`, 150),
      ...(look.multiline === true ? { multiline: true } : {}),
      ...(initial === undefined || initial === '' ? {} : { initial_value: initial }),
    },
  };
}

/** Closes an open constraint, or opens a closed one again. */
export function settleModal(
  rolloutId: RolloutId,
  constraint: Constraint,
  mayAccept: boolean,
): Modal {
  const isOpen = constraint.closed === undefined;
  const options = [
    ...(isOpen || constraint.closed?.how === 'accepted'
      ? [option('Solved', 'solved', 'Someone else sees it too; then it costs nothing')]
      : []),
    ...(isOpen && mayAccept
      ? [option('Accepted as it is', 'accepted', 'It keeps costing its hours, and we know it')]
      : []),
    ...(isOpen ? [] : [option('Open again', 'open-again', 'It wasn’t solved after all')]),
  ];
  return {
    type: 'modal',
    callback_id: SETTLE_FORM,
    title: plain(isOpen ? 'Close the constraint' : 'Open it again', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId, constraintId: constraint.id }),
    blocks: [
      section(`*${esc(clamp(constraint.text, 1000))}*`),
      {
        type: 'input',
        block_id: 'how',
        label: plain('How'),
        element: { type: 'radio_buttons', action_id: 'value', options },
      },
      textInput(
        'reason',
        isOpen ? 'What shows it, or why is it accepted?' : 'What shows it?',
        undefined,
        {
          example: 'Automatic checks have found every error since March',
          limit: REASON_MAX,
          multiline: true,
          hint: 'It stays on the record under your name.',
        },
      ),
      ...(isOpen && mayAccept ? [lastDayInput()] : []),
    ],
  };
}

export function hoursModal(
  rolloutId: RolloutId,
  known: { hoursThatExist: number | undefined; hoursFrom: string },
): Modal {
  return {
    type: 'modal',
    callback_id: HOURS_FORM,
    title: plain('Hours available', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId }),
    blocks: [
      section(
        'How many hours a week do people really have for what the pilot did by hand? Promised time counts; hoped-for time doesn’t.',
      ),
      textInput('hours', 'Hours a week, everyone together', known.hoursThatExist?.toString(), {
        example: '20',
        limit: 10,
      }),
      textInput('from', 'Whose hours are they?', known.hoursFrom, {
        example: 'Tom 8 h, the quality team 12 h',
        limit: 300,
      }),
    ],
  };
}

export function noneModal(rolloutId: RolloutId): Modal {
  return {
    type: 'modal',
    callback_id: NONE_FORM,
    title: plain('No constraints at all', 24),
    submit: plain('Save the reason', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId }),
    blocks: [
      section(
        'It happens, but rarely. Say why the pilot would run the same without its own people, so that anyone who doubts it can check.',
      ),
      textInput('reason', 'Why are there none?', undefined, {
        example:
          'Nobody reviewed anything; two teams with no contact with the pilot repeated it in December',
        limit: REASON_MAX,
        multiline: true,
      }),
    ],
  };
}

/** Every constraint, open ones first. */
export function allConstraintsModal(facts: LedgerFacts): Modal {
  const shown = inOrder(facts.constraints).slice(0, LISTED_MAX);
  return {
    type: 'modal',
    callback_id: 'constraints.all',
    title: plain('All constraints', 24),
    close: plain('Close', 24),
    blocks:
      shown.length === 0
        ? [section('There are none.')]
        : shown.flatMap((constraint) => constraintBlocks(constraint, facts)),
  };
}
