import type { InputBlock } from '@slack/types';
import type { ChannelId, UserId } from '../../../platform/ids.ts';
import { option, plain } from '../../../platform/slack/blocks.ts';
import { ACCESS_BOUNDS, type AccessSettings } from '../../contract/grace.ts';
import type { Pace } from './rollout.ts';

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

export function textInput(
  blockId: string,
  label: string,
  { example, limit, initial }: { example: string; limit: number; initial?: string },
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      max_length: limit,
      placeholder: plain(`For example: ${example}`, 150),
      ...(initial === undefined ? {} : { initial_value: initial }),
    },
  };
}

export function people(
  blockId: string,
  label: string,
  initial: readonly UserId[],
  hint?: string,
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    ...(hint === undefined ? {} : { hint: plain(hint) }),
    element: {
      type: 'multi_users_select',
      action_id: 'value',
      ...(initial.length === 0 ? {} : { initial_users: [...initial] }),
    },
  };
}

export function zoneInput(own: string): InputBlock {
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

function wholeNumber(
  blockId: string,
  label: string,
  initial: number,
  bounds = { least: 1, most: 200 },
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'number_input',
      action_id: 'value',
      is_decimal_allowed: false,
      min_value: String(bounds.least),
      max_value: String(bounds.most),
      initial_value: String(initial),
    },
  };
}

export function channelInput(initial?: ChannelId): InputBlock {
  return {
    type: 'input',
    block_id: 'channel',
    label: plain('Channel of the rollout'),
    hint: plain('Digests and decisions go here. Invite the bot first: /invite @Groundswell'),
    element: {
      type: 'conversations_select',
      action_id: 'value',
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(initial === undefined ? {} : { initial_conversation: initial }),
    },
  };
}

/** The four weeks of the pace, one input each. */
export function paceInputs(pace: Pace): InputBlock[] {
  return [
    wholeNumber('week_infrastructure', 'Infrastructure build from week', pace.infrastructure),
    wholeNumber('week_expansion', 'Controlled expansion from week', pace.expansion),
    wholeNumber('week_broad', 'Broad rollout from week', pace.broad),
    wholeNumber('week_sustained', 'Sustained use from week', pace.sustained),
  ];
}

/** How long a team may be without a champion, and up to which size without a back-up. */
export function accessInputs(access: AccessSettings): InputBlock[] {
  const { graceWorkingDays, seatsWithoutBackUp } = ACCESS_BOUNDS;
  return [
    wholeNumber(
      'grace_days',
      'Working days that a team may be without a champion',
      access.graceWorkingDays,
      graceWorkingDays,
    ),
    wholeNumber(
      'seats',
      'People up to which a team may start without a back-up',
      access.seatsWithoutBackUp,
      seatsWithoutBackUp,
    ),
  ];
}
