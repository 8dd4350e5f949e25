import type { InputBlock } from '@slack/types';
import type { RolloutId } from '../../../platform/ids.ts';
import { plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { lastDayInput } from '../../contract/loosening.view.ts';
import { TIME_BOUNDS, type TimeLimits } from './time-limits.ts';

export const TIME_LIMITS_FORM = 'verification.limits';

const LABELS: Record<keyof TimeLimits, readonly [label: string, hint: string]> = {
  takeHours: ['Working hours to take a case', 'Of the person who is asked; then it goes on.'],
  settleHours: ['Working hours to settle a case', 'Of the person who took it; then it goes on.'],
  drawDays: ['Days in which outputs are collected for a draw', 'A new length holds from the next.'],
  reviewDays: ['Working days for a review', 'Of the reviewer, from the day they are asked.'],
  silentDays: ['Working days until someone else is asked', 'After a review was due.'],
};

export function timeLimitsModal(rolloutId: RolloutId, limits: TimeLimits): Modal {
  const names = Object.keys(LABELS) as (keyof TimeLimits)[];
  return {
    type: 'modal',
    callback_id: TIME_LIMITS_FORM,
    title: plain('How long things wait', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId }),
    blocks: [
      section(
        'The sooner an error is looked at, the fewer people work with it. What you shorten counts at once; for what you lengthen, a second person has to agree.',
      ),
      ...names.map((name) => amount(name, limits[name])),
      {
        type: 'input',
        block_id: 'reason',
        label: plain('Why the change'),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          max_length: 300,
          placeholder: plain('For example: champions of the night shift read in the morning', 150),
        },
      },
      lastDayInput(),
    ],
  };
}

function amount(name: keyof TimeLimits, initial: number): InputBlock {
  const [label, hint] = LABELS[name];
  const [least, most] = TIME_BOUNDS[name];
  return {
    type: 'input',
    block_id: name,
    label: plain(label),
    hint: plain(`${hint} ${least} to ${most}.`),
    element: {
      type: 'number_input',
      action_id: 'value',
      is_decimal_allowed: name.endsWith('Hours'),
      min_value: String(least),
      max_value: String(most),
      initial_value: String(initial),
    },
  };
}
