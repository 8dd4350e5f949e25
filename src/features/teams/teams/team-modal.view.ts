import type { InputBlock } from '@slack/types';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { option, plain } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { lastDayInput } from '../../contract/loosening.view.ts';
import { byTimeZone, holidayPlaceInput, type NamedPlace } from '../calendars/holiday-place.view.ts';
import type { Team } from './team.ts';

export const TEAM_FORM = 'teams.save';
export const OPEN_TEAM_FORM = 'teams.open-form';

export const teamFormValue = (rolloutId: RolloutId, teamId: TeamId) =>
  asValue({ rolloutId, teamId });

type DaysOff = {
  place: NamedPlace | undefined;
  countryName: string | undefined;
  days: readonly string[];
};

/** One form for a new team and for a known one. */
export function teamModal(
  rolloutId: RolloutId,
  team: Team | undefined,
  workflowsInUse: readonly string[],
  daysOff: DaysOff = { place: undefined, countryName: undefined, days: [] },
): Modal {
  const context = team?.context;
  return {
    type: 'modal',
    callback_id: TEAM_FORM,
    title: plain(team === undefined ? 'Add a team' : 'Change the team', 24),
    submit: plain(team === undefined ? 'Add the team' : 'Save', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId, ...(team === undefined ? {} : { teamId: team.id }) }),
    blocks: [
      words('name', 'Team', { initial: team?.name, example: 'Claims', limit: 80 }),
      {
        type: 'input',
        block_id: 'manager',
        label: plain('Manager'),
        hint: plain('Approves the champion’s protected hours.'),
        element: {
          type: 'users_select',
          action_id: 'value',
          ...(team?.managerId === undefined ? {} : { initial_user: team.managerId }),
        },
      },
      {
        type: 'input',
        block_id: 'members',
        optional: true,
        label: plain('People in the team'),
        element: {
          type: 'multi_users_select',
          action_id: 'value',
          ...(team === undefined || team.memberIds.length === 0
            ? {}
            : { initial_users: [...team.memberIds] }),
        },
      },
      amount('size', 'How many people work in it', context?.size, '12'),
      words('workflows', 'What it would use the capability for', {
        initial: list(team?.workflows),
        example: 'reply drafting, triage',
        limit: 300,
        hint:
          workflowsInUse.length === 0
            ? 'A few short names, separated by commas.'
            : `Separated by commas; in use so far: ${workflowsInUse.slice(0, 12).join(', ')}.`,
      }),
      words('function', 'Function', {
        initial: context?.function,
        example: 'customer service',
        limit: 60,
      }),
      words('place', 'Place', { initial: context?.place, example: 'Hamburg', limit: 60 }),
      words('time_zone', 'Time zone', {
        initial: context?.timeZone,
        example: 'Europe/Berlin',
        limit: 60,
      }),
      amount(
        'seniors',
        'Share of experienced people, in percent',
        context === undefined ? undefined : Math.round(context.seniority * 100),
        '40',
      ),
      {
        type: 'input',
        block_id: 'regulated',
        label: plain('Does it work under special rules (medical, financial, legal)?'),
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options: [option('Yes', 'yes'), option('No', 'no')],
          ...(context === undefined
            ? {}
            : { initial_option: context.regulated ? option('Yes', 'yes') : option('No', 'no') }),
        },
      },
      words('tools', 'Tools it works in', {
        initial: list(context?.tools),
        example: 'Zendesk, Outlook',
        limit: 300,
        hint: 'Separated by commas.',
      }),
      holidayPlaceInput(
        'holiday_place',
        daysOff.place ?? byTimeZone(daysOff.countryName),
        'Nobody gets messages on these days, and grace periods don’t count them.',
      ),
      {
        ...words('days_off', 'Local days off', {
          initial: list(daysOff.days),
          example: '2027-03-29, 2027-05-01',
          limit: 2500,
          hint: 'Other days on which the team doesn’t work, separated by commas.',
        }),
        optional: true,
      },
      ...(team === undefined ? [] : whyInputs()),
    ],
  };
}

/** Asked for only where a gate would ask less of the team than before. */
function whyInputs(): InputBlock[] {
  const label = 'Why, if fewer people or less work make a gate easier';
  const example = 'Four people moved to Billing on Monday.';
  return [
    { ...words('reason', label, { initial: undefined, example, limit: 300 }), optional: true },
    lastDayInput(),
  ];
}

function list(items: readonly string[] | undefined): string | undefined {
  return items === undefined || items.length === 0 ? undefined : items.join(', ');
}

function words(
  blockId: string,
  label: string,
  texts: { initial: string | undefined; example: string; limit: number; hint?: string },
): InputBlock {
  const { initial, example, limit, hint } = texts;
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    ...(hint === undefined ? {} : { hint: plain(hint) }),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      max_length: limit,
      placeholder: plain(`For example: ${example}`, 150),
      ...(initial === undefined || initial === '' ? {} : { initial_value: initial }),
    },
  };
}

function amount(
  blockId: string,
  label: string,
  initial: number | undefined,
  example: string,
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'number_input',
      action_id: 'value',
      is_decimal_allowed: false,
      min_value: '0',
      max_value: '10000',
      placeholder: plain(`For example: ${example}`, 150),
      ...(initial === undefined ? {} : { initial_value: String(initial) }),
    },
  };
}
