import type { InputBlock } from '@slack/types';
import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  divider,
  esc,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount, sayDate } from '../../../platform/words.ts';
import type { WavePlan } from './wave-plan.ts';
import { planSections } from './wave-plan-words.ts';

export const APPLY_FORM = 'wave-plans.apply';
export const EDIT_FORM = 'wave-plans.edit';
export const OPEN_EDIT = 'wave-plans.open-edit';
export const PLAN_AGAIN = 'wave-plans.plan-anew';
export const BAKE_DAYS = 10;

export type Note = { title: string; lines: readonly string[] };

/** A plan to read before anything happens. What was entered already stays in the form. */
export function planModal(facts: {
  rolloutId: RolloutId;
  planId: string;
  plan: WavePlan;
  notes: readonly Note[];
  isConfirmed?: boolean;
}): Modal {
  const { rolloutId, planId, plan, notes, isConfirmed } = facts;
  const value = asValue({ rolloutId, planId });
  const isEmpty = plan.chosen.length === 0;
  const [head, ...rest] = planSections(plan);
  return {
    type: 'modal',
    callback_id: APPLY_FORM,
    title: plain(`Plan of wave ${plan.number}`, 24),
    ...(isEmpty ? {} : { submit: plain(isConfirmed ? 'Apply anyway' : 'Apply this plan', 24) }),
    close: plain('Close', 24),
    private_metadata: asValue({ rolloutId, planId, ...(isConfirmed ? { isConfirmed } : {}) }),
    blocks: [
      ...notes.filter((note) => note.lines.length > 0).map(linesBlock),
      ...(notes.some((note) => note.lines.length > 0) ? [divider] : []),
      ...(head === undefined ? [] : [linesBlock(head)]),
      ...rest.map(linesBlock),
      actions(button('Change the teams', OPEN_EDIT, value)),
      ...(isEmpty ? [] : applyInputs(plan)),
      context('Nothing has happened yet: a plan is a proposal until it is applied.'),
    ],
  };
}

function linesBlock({ title, lines }: Note): AnyBlock {
  const text = lines.map((line) => `• ${esc(line)}`).join('\n');
  return section(clamp(`*${esc(title)}*${text === '' ? '' : `\n${text}`}`, 3000));
}

function applyInputs(plan: WavePlan): InputBlock[] {
  const monday = plan.madeOn.add({ days: 7 }).add({ days: (8 - plan.madeOn.dayOfWeek) % 7 });
  return [
    {
      type: 'input',
      block_id: 'starts_on',
      label: plain('Planned start'),
      hint: plain('Leave people time to read up and get ready.'),
      element: { type: 'datepicker', action_id: 'value', initial_date: monday.toString() },
    },
    {
      type: 'input',
      block_id: 'channel',
      label: plain('Channel of the wave'),
      hint: plain('Summaries go here. Invite the bot first: /invite @Groundswell'),
      element: {
        type: 'conversations_select',
        action_id: 'value',
        filter: { include: ['public', 'private'], exclude_bot_users: true },
      },
    },
    {
      type: 'input',
      block_id: 'bake',
      label: plain('Bake time, in working days'),
      hint: plain('How long the wave has to prove itself. Pauses don’t count.'),
      element: {
        type: 'number_input',
        action_id: 'value',
        is_decimal_allowed: false,
        min_value: '1',
        max_value: '120',
        initial_value: String(BAKE_DAYS),
      },
    },
  ];
}

/** Who comes in and who goes out; the price is shown before anything is applied. */
export function editModal(facts: {
  rolloutId: RolloutId;
  planId: string;
  plan: WavePlan;
}): Modal | undefined {
  const { rolloutId, planId, plan } = facts;
  const ready = [...plan.queue.filter((team) => team.lacks.length === 0), ...plan.couldBeInvited];
  if (ready.length === 0 && plan.chosen.length === 0) return undefined;
  return {
    type: 'modal',
    callback_id: EDIT_FORM,
    title: plain('Change the teams', 24),
    submit: plain('See the new plan', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId, planId }),
    blocks: [
      section(
        `Wave ${plan.number} has ${sayCount(plan.limits.places, 'place')}. Only ready teams can be added: readiness and the speed limit aren’t negotiable.`,
      ),
      ...choose('remove', 'Remove', plan.chosen),
      ...choose('add', 'Add', ready),
    ],
  };
}

function choose(
  blockId: string,
  label: string,
  teams: readonly { teamId: string; teamName: string }[],
): InputBlock[] {
  if (teams.length === 0) return [];
  return [
    {
      type: 'input',
      block_id: blockId,
      optional: true,
      label: plain(label),
      element: {
        type: 'multi_static_select',
        action_id: 'value',
        options: teams.map((team) => option(team.teamName, team.teamId)),
      },
    },
  ];
}

/** A plan that no longer holds is refused, with what has changed. */
export function staleModal(
  rolloutId: RolloutId,
  number: number,
  problems: readonly string[],
): Modal {
  return {
    type: 'modal',
    callback_id: 'wave-plans.stale',
    title: plain('Out of date', 24),
    close: plain('Close', 24),
    blocks: [
      section(
        `This plan of wave ${number} no longer holds, so nothing was applied:\n${problems.map((one) => `• ${esc(one)}`).join('\n')}`,
      ),
      actions(button('Make a new plan', PLAN_AGAIN, asValue({ rolloutId }))),
    ],
  };
}

export function appliedModal(facts: {
  number: number;
  startsOn: Temporal.PlainDate;
  today: Temporal.PlainDate;
}): Modal {
  const { number, startsOn, today } = facts;
  return {
    type: 'modal',
    callback_id: 'wave-plans.applied',
    title: plain('Planned', 24),
    close: plain('Close', 24),
    blocks: [
      section(
        `Wave ${number} is planned for *${sayDate(startsOn, today)}*. Champions and managers of its teams will hear about it in their next message.`,
      ),
      section(
        `*Next:* write to its people with \`/rollout wave message ${number}\`, and start it on the day with \`/rollout wave start ${number}\`.`,
      ),
    ],
  };
}
