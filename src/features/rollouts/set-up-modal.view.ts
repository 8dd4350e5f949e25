import type { InputBlock } from '@slack/types';
import type { UserId } from '../../platform/ids.ts';
import { type AnyBlock, header, option, plain, section } from '../../platform/slack/blocks.ts';
import type { Modal } from '../../platform/slack/reply.ts';
import { FRAMEWORK_PACE } from './rollout.ts';

export const SET_UP_FORM = 'rollouts.set-up';

const ZONES = [
  'Pacific/Honolulu',
  'America/Anchorage',
  'America/Los_Angeles',
  'America/Denver',
  'America/Phoenix',
  'America/Chicago',
  'America/Mexico_City',
  'America/New_York',
  'America/Toronto',
  'America/Bogota',
  'America/Halifax',
  'America/St_Johns',
  'America/Santiago',
  'America/Sao_Paulo',
  'America/Argentina/Buenos_Aires',
  'Atlantic/Reykjavik',
  'UTC',
  'Europe/Lisbon',
  'Europe/London',
  'Europe/Dublin',
  'Africa/Lagos',
  'Africa/Casablanca',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Madrid',
  'Europe/Rome',
  'Europe/Amsterdam',
  'Europe/Brussels',
  'Europe/Zurich',
  'Europe/Vienna',
  'Europe/Warsaw',
  'Europe/Prague',
  'Europe/Stockholm',
  'Europe/Oslo',
  'Europe/Copenhagen',
  'Europe/Helsinki',
  'Europe/Athens',
  'Europe/Bucharest',
  'Europe/Kyiv',
  'Europe/Istanbul',
  'Africa/Cairo',
  'Africa/Johannesburg',
  'Africa/Nairobi',
  'Asia/Jerusalem',
  'Asia/Riyadh',
  'Asia/Dubai',
  'Asia/Tehran',
  'Asia/Karachi',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Dhaka',
  'Asia/Bangkok',
  'Asia/Ho_Chi_Minh',
  'Asia/Jakarta',
  'Asia/Singapore',
  'Asia/Manila',
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Taipei',
  'Asia/Seoul',
  'Asia/Tokyo',
  'Australia/Perth',
  'Australia/Adelaide',
  'Australia/Brisbane',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
];

export function setUpModal(facts: {
  userId: UserId;
  timeZone: string;
  today: Temporal.PlainDate;
}): Modal {
  return {
    type: 'modal',
    callback_id: SET_UP_FORM,
    title: plain('Set up a rollout', 24),
    submit: plain('Set up', 24),
    close: plain('Cancel', 24),
    private_metadata: '{}',
    blocks: [
      textInput('name', 'Name of the rollout', 'Support copilot', 80),
      textInput('capability', 'What it brings', 'drafted replies to customer letters', 200),
      {
        type: 'input',
        block_id: 'channel',
        label: plain('Channel of the rollout'),
        hint: plain('Digests and decisions go here. Invite the bot first: /invite @Groundswell'),
        element: {
          type: 'conversations_select',
          action_id: 'value',
          filter: { include: ['public', 'private'], exclude_bot_users: true },
        },
      },
      people('leads', 'Rollout leads', [facts.userId]),
      people('sponsors', 'Sponsors', [], 'They get the honest picture and approve overrides.'),
      header('The pilot'),
      textInput('pilot_name', 'Pilot team', 'Customer Care Hamburg', 80),
      {
        type: 'input',
        block_id: 'pilot_manager',
        label: plain('Who led the pilot'),
        element: { type: 'users_select', action_id: 'value' },
      },
      people(
        'pilot_members',
        'Other people of the pilot team',
        [],
        'They are asked about the pilot, so that one view is not the only one.',
      ),
      header('Calendar'),
      zoneInput(facts.timeZone),
      {
        type: 'input',
        block_id: 'starts_on',
        label: plain('First day of the assessment'),
        element: { type: 'datepicker', action_id: 'value', initial_date: facts.today.toString() },
      },
      section(
        'The framework’s pace is filled in. Each phase may begin in its week at the earliest, and only when its gate opens.',
      ),
      week('week_infrastructure', 'Infrastructure build from week', FRAMEWORK_PACE.infrastructure),
      week('week_expansion', 'Controlled expansion from week', FRAMEWORK_PACE.expansion),
      week('week_broad', 'Broad rollout from week', FRAMEWORK_PACE.broad),
      week('week_sustained', 'Sustained use from week', FRAMEWORK_PACE.sustained),
    ] satisfies AnyBlock[],
  };
}

function textInput(blockId: string, label: string, example: string, limit: number): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      max_length: limit,
      placeholder: plain(`For example: ${example}`, 150),
    },
  };
}

function people(blockId: string, label: string, initial: UserId[], hint?: string): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    ...(hint === undefined ? {} : { hint: plain(hint) }),
    element: {
      type: 'multi_users_select',
      action_id: 'value',
      ...(initial.length === 0 ? {} : { initial_users: initial }),
    },
  };
}

function zoneInput(own: string): InputBlock {
  const zones = ZONES.includes(own) ? ZONES : [own, ...ZONES];
  const options = zones.map((zone) => option(zone.replaceAll('_', ' '), zone));
  const initial = options[zones.indexOf(own)];
  return {
    type: 'input',
    block_id: 'time_zone',
    label: plain('Time zone of the rollout'),
    element: {
      type: 'static_select',
      action_id: 'value',
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

function week(blockId: string, label: string, initial: number): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'number_input',
      action_id: 'value',
      is_decimal_allowed: false,
      min_value: '1',
      max_value: '200',
      initial_value: String(initial),
    },
  };
}
