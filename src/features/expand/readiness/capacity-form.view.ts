import type { InputBlock } from '@slack/types';
import { type AnyBlock, context, esc, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import type { Team } from '../../teams/teams/team.ts';
import {
  type Disturbance,
  type DisturbanceKind,
  disturbanceKinds,
  type Window,
} from './capacity.ts';

export const CAPACITY_FORM = 'readiness.say-capacity';

const QUESTIONS: Record<DisturbanceKind, { title: string; what: string; example: string }> = {
  release: {
    title: 'A release',
    what: 'Which release',
    example: 'tariff change in the core system',
  },
  reorganisation: { title: 'A reorganisation', what: 'What changes', example: 'two groups merge' },
  leave: { title: 'Leave', what: 'Why', example: 'school holidays' },
  'other-rollout': { title: 'Another rollout', what: 'Which one', example: 'new telephone system' },
};

export const whatBlock = (kind: DisturbanceKind) => `what:${kind}`;
export const fromBlock = (kind: DisturbanceKind) => `from:${kind}`;
export const untilBlock = (kind: DisturbanceKind) => `until:${kind}`;
export const AWAY_BLOCK = 'away';

/** Capacity is asked as facts with dates; whoever leaves everything empty has said that nothing happens. */
export function capacityModal(
  team: Team,
  window: Window,
  own: readonly Disturbance[],
  asked: { since: Temporal.Instant; today: Temporal.PlainDate },
): Modal {
  const { since, today } = asked;
  return {
    type: 'modal',
    callback_id: CAPACITY_FORM,
    title: plain('What else is going on?', 24),
    submit: plain('Save', 24),
    close: plain('Later', 24),
    private_metadata: asValue({
      rolloutId: team.rolloutId,
      teamId: team.id,
      fromOn: window.fromOn.toString(),
      untilOn: window.untilOn.toString(),
      since: since.epochMilliseconds,
    }),
    blocks: [
      section(
        `Your answers are saved. What else takes up the attention of *${esc(team.name)}* between *${sayDate(window.fromOn, today)}* and *${sayDate(window.untilOn, today)}*?`,
      ),
      context(
        'Leave a field empty if nothing of the kind is happening. If all are empty, the weeks are calm.',
      ),
      ...disturbanceKinds.flatMap((kind) =>
        facts(
          kind,
          own.find((each) => each.kind === kind),
        ),
      ),
    ],
  };
}

function facts(kind: DisturbanceKind, held: Disturbance | undefined): AnyBlock[] {
  const { title, what, example } = QUESTIONS[kind];
  const words: InputBlock = {
    type: 'input',
    block_id: whatBlock(kind),
    optional: true,
    label: plain(`${title}: ${what.toLowerCase()}`),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      max_length: 150,
      placeholder: plain(`For example: ${example}`, 150),
      ...(held === undefined || held.what === '' ? {} : { initial_value: held.what }),
    },
  };
  const away: InputBlock = {
    type: 'input',
    block_id: AWAY_BLOCK,
    optional: true,
    label: plain('Leave: how many people are away'),
    element: {
      type: 'number_input',
      action_id: 'value',
      is_decimal_allowed: false,
      min_value: '1',
      max_value: '10000',
      ...(held?.peopleAway === undefined ? {} : { initial_value: String(held.peopleAway) }),
    },
  };
  return [
    words,
    day(fromBlock(kind), `${title}: first day`, held?.fromOn),
    day(untilBlock(kind), `${title}: last day`, held?.untilOn),
    ...(kind === 'leave' ? [away] : []),
  ];
}

function day(blockId: string, label: string, initial: Temporal.PlainDate | undefined): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    label: plain(label),
    element: {
      type: 'datepicker',
      action_id: 'value',
      ...(initial === undefined ? {} : { initial_date: initial.toString() }),
    },
  };
}
