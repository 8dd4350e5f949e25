import type { InputBlock } from '@slack/types';
import { earlier, later } from '../../../platform/calendar.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import {
  clamp,
  context,
  esc,
  header,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { sayUnmet } from '../gates/gate-card.view.ts';
import type { GateStatus } from '../gates/gate-status.ts';
import { OVERRIDE_DAYS_MAX, type Override } from './override.ts';
import { overrideValue } from './override-messages.view.ts';

export const REQUEST_FORM = 'overrides.request';
export const DECLINE_FORM = 'overrides.decline';
export const REVIEW_FORM = 'overrides.review';
export const OVERRIDE_TEXT_MAX = 1000;

/** Slack's checkboxes hold ten options. */
const OPTIONS_MAX = 10;
const SHOWN_MAX = 30;
const USUAL_DAYS = 28;

export const criteriaBlock = (index: number) => `criteria_${index}`;

/** Names the gate and each unmet criterion; every one is ticked by hand, so that none slips through. */
export function requestModal(
  rolloutId: RolloutId,
  status: GateStatus,
  approverNames: string,
  today: Temporal.PlainDate,
): Modal {
  const { unmet } = status.verdict;
  const groups: (typeof unmet)[number][][] = [];
  for (let from = 0; from < unmet.length; from += OPTIONS_MAX) {
    groups.push(unmet.slice(from, from + OPTIONS_MAX));
  }
  return {
    type: 'modal',
    callback_id: REQUEST_FORM,
    title: plain('Ask for an override', 24),
    submit: plain('Send the request', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId, gate: status.key }),
    blocks: [
      section(
        `For *${sayGate(status.key)}*. An override lets it open on its date even though some criteria aren’t met; it never brings the date forward. ${approverNames} can approve it; you can’t.`,
      ),
      ...unmet.slice(0, SHOWN_MAX).map((one) => section(clamp(sayUnmet(one), 1500))),
      ...groups.map((group, index) => tickInput(group, index, groups.length)),
      words('reason', 'Why now?', 'The customer event on 1 March needs two more teams'),
      words(
        'risk',
        'What risk are you accepting?',
        'Errors outside office hours reach nobody until Monday',
      ),
      {
        type: 'input',
        block_id: 'expires',
        label: plain('Until when'),
        hint: plain(
          `The last day it applies: not before the gate can open, on ${sayDate(status.verdict.opensOn, today)}, and at most ${OVERRIDE_DAYS_MAX} days ahead.`,
        ),
        element: {
          type: 'datepicker',
          action_id: 'value',
          initial_date: initialDay(status, today).toString(),
        },
      },
    ],
  };
}

/** A month, or longer where the gate opens later than that. */
function initialDay({ verdict }: GateStatus, today: Temporal.PlainDate): Temporal.PlainDate {
  const latest = today.add({ days: OVERRIDE_DAYS_MAX });
  return earlier(latest, later(today.add({ days: USUAL_DAYS }), verdict.opensOn));
}

function tickInput(
  group: readonly GateStatus['verdict']['unmet'][number][],
  index: number,
  of: number,
): InputBlock {
  return {
    type: 'input',
    block_id: criteriaBlock(index),
    label: plain(
      of === 1 ? 'Criteria to override' : `Criteria to override (${index + 1} of ${of})`,
    ),
    hint: plain('Tick each one: any criterion you leave out would still keep the gate shut.'),
    element: {
      type: 'checkboxes',
      action_id: 'value',
      options: group.map(({ name, asks }) => option(clamp(asks, 75), name)),
    },
  };
}

export function declineModal(rolloutId: string, override: Override, requesterName: string): Modal {
  return {
    type: 'modal',
    callback_id: DECLINE_FORM,
    title: plain('Decline the override', 24),
    submit: plain('Decline', 24),
    close: plain('Cancel', 24),
    private_metadata: overrideValue(rolloutId, override.id),
    blocks: [
      section(
        `${esc(requesterName)} and the rollout’s channel will read what you write. What would need to be true for a yes?`,
      ),
      words('why', 'Why not', 'Once the second reviewer is in place, I’d say yes'),
    ],
  };
}

export function reviewModal(
  rolloutId: string,
  override: Override & { asks: readonly string[] },
): Modal {
  return {
    type: 'modal',
    callback_id: REVIEW_FORM,
    title: plain('Review the override', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: overrideValue(rolloutId, override.id),
    blocks: [
      header('A second look'),
      section(override.asks.map((asks) => `• ${esc(asks)}`).join('\n')),
      section(
        `*Why it was asked:* ${esc(clamp(override.reason, 1000))}${override.risk === '' ? '' : `\n*Risk accepted:* ${esc(clamp(override.risk, 1000))}`}`,
      ),
      words(
        'finding',
        override.change === undefined ? 'Did the risk come true?' : 'What came of it?',
        'Two cases waited over the weekend; nobody was harmed',
      ),
      context('Your answer stays next to the override on the gate.'),
    ],
  };
}

function words(blockId: string, label: string, example: string): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: true,
      max_length: OVERRIDE_TEXT_MAX,
      placeholder: plain(`For example: ${example}`, 150),
    },
  };
}
