import type { InputBlock } from '@slack/types';
import {
  type AnyBlock,
  context,
  esc,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
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
import { backButton, STEP_COUNT, stepWords } from './readiness-form.view.ts';

export const CALM_FORM = 'readiness.say-calm';
export const CALM_BLOCK = 'calm';
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

export const calmChoices = ['nothing', 'something', 'unknown'] as const;
export type Calm = (typeof calmChoices)[number];

const CALM: Record<Calm, string> = {
  nothing: 'Nothing else happens: those weeks are calm',
  something: 'This happens: I say what on the next page',
  unknown: 'I do not know yet',
};

type Asked = { window: Window; today: Temporal.PlainDate; isResumed: boolean };

/** Capacity is asked as facts with dates; first whether there is anything to say, so that an untouched form says nothing. */
export function calmModal(team: Team, held: string | undefined, asked: Asked): Modal {
  const options = calmChoices.map((one) => option(CALM[one], one));
  const initial = options.find(({ value }) => value === held);
  return {
    type: 'modal',
    callback_id: CALM_FORM,
    title: plain('What else is going on?', 24),
    submit: plain('Finish', 24),
    close: plain('Later', 24),
    private_metadata: windowValue(team, asked.window),
    blocks: [
      context(stepWords(STEP_COUNT - 1, asked.isResumed)),
      section(weeksWords(team, asked)),
      {
        type: 'input',
        block_id: CALM_BLOCK,
        label: plain('What else happens in those weeks?'),
        hint: plain('A release, a reorganisation, leave, another rollout.'),
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options,
          ...(initial === undefined ? {} : { initial_option: initial }),
        },
      },
      backButton(team, STEP_COUNT - 1),
    ],
  };
}

/** What happens, with its dates. */
export function capacityModal(
  team: Team,
  own: readonly Disturbance[],
  asked: Omit<Asked, 'isResumed'>,
): Modal {
  return {
    type: 'modal',
    callback_id: CAPACITY_FORM,
    title: plain('What else is going on?', 24),
    submit: plain('Finish', 24),
    close: plain('Later', 24),
    private_metadata: windowValue(team, asked.window),
    blocks: [
      section(weeksWords(team, asked)),
      context('Fill in what applies, and leave the rest empty.'),
      ...disturbanceKinds.flatMap((kind) =>
        facts(
          kind,
          own.find((each) => each.kind === kind),
        ),
      ),
      backButton(team, STEP_COUNT),
    ],
  };
}

function weeksWords(team: Team, { window, today }: Pick<Asked, 'window' | 'today'>): string {
  return `What else takes up the attention of *${esc(team.name)}* between *${sayDate(window.fromOn, today)}* and *${sayDate(window.untilOn, today)}*?`;
}

function windowValue(team: Team, { fromOn, untilOn }: Window): string {
  return asValue({
    rolloutId: team.rolloutId,
    teamId: team.id,
    fromOn: fromOn.toString(),
    untilOn: untilOn.toString(),
  });
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
