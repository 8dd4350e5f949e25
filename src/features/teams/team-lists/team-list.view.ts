import type { InputBlock } from '@slack/types';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  clamp,
  context,
  esc,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount } from '../../../platform/words.ts';
import type { Team } from '../teams/team.ts';

export const OPEN_ADD_TEAMS = 'team-lists.open-form';
export const HOW_FORM = 'team-lists.choose-how';
export const LIST_FORM = 'team-lists.check';
export const CHANNELS_FORM = 'team-lists.read-channels';

export const ways = ['list', 'channels', 'one'] as const;
export type Way = (typeof ways)[number];

const WAYS: Record<Way, [string, string]> = {
  list: ['Paste a list or a table', 'One team per line, or rows from a spreadsheet or CSV file'],
  channels: ['From channels', 'Each channel becomes a team, with the people in it'],
  one: ['One team, field by field', 'A form with everything about one team'],
};

/** What a text field holds at most, by Slack's limit. */
export const LIST_MAX = 3000;
const SHOWN = 40;

type Named = Pick<Team, 'id' | 'name'>;

/** `begun` when a list was typed before and not added. */
export function howModal(rolloutId: RolloutId, begun: boolean): Modal {
  return form(HOW_FORM, 'Add teams', 'Next', asValue({ rolloutId }), [
    {
      type: 'input',
      block_id: 'way',
      label: plain('How do you have them?'),
      element: {
        type: 'radio_buttons',
        action_id: 'value',
        options: ways.map((way) => option(WAYS[way][0], way, WAYS[way][1])),
        initial_option: option(WAYS.list[0], 'list', WAYS.list[1]),
      },
    },
    context(
      begun
        ? 'The list that you began is still here: press *Next* to go on with it.'
        : 'Nothing is added before you have seen what it will be.',
    ),
  ]);
}

export type ListStep = {
  rolloutId: RolloutId;
  teams: readonly Named[];
  list?: string | undefined;
  likeId?: TeamId | undefined;
  mistakes?: readonly { line: number; says: string }[];
  /** Teams of the list that could be added as they stand. */
  fine?: number;
};

/** The list to paste, with every mistake in it named at once; what was typed stays. */
export function listModal(step: ListStep): Modal {
  const { rolloutId, list = '', mistakes = [] } = step;
  return form(LIST_FORM, 'Add teams', 'Check', asValue({ rolloutId }), [
    ...(mistakes.length === 0 ? [] : [section(mistakesText(step))]),
    {
      type: 'input',
      block_id: 'list',
      label: plain('Teams, one per line'),
      hint: plain(
        'Name; manager; people. Or paste a table with headings in its first row: Team, Manager, People, Size, Used for, Function, Place, Time zone, Experienced, Regulated, Tools, Days off. People by name, @name or member ID, with commas between them.',
        2000,
      ),
      element: {
        type: 'plain_text_input',
        action_id: 'value',
        multiline: true,
        max_length: LIST_MAX,
        placeholder: plain('Claims; Daniel Brooks; Mia Chen, Bao Tran', 150),
        ...(list === '' ? {} : { initial_value: list.slice(0, LIST_MAX) }),
      },
    },
    ...(step.teams.length === 0 ? [] : [likeInput(step.teams, step.likeId)]),
  ]);
}

/** A long list of teams to choose from is cut at Slack's limit; the newest wishes are few. */
const CHOICES = 100;

function likeInput(teams: readonly Named[], likeId: TeamId | undefined): InputBlock {
  const options = teams.slice(0, CHOICES).map((team) => option(team.name, team.id));
  const initial = options.find(({ value }) => value === likeId);
  return {
    type: 'input',
    block_id: 'like',
    optional: true,
    label: plain('Copy the rest from'),
    hint: plain(
      'What a line leaves out (use, function, place, time zone, tools) is taken from this team.',
    ),
    element: {
      type: 'static_select',
      action_id: 'value',
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

function mistakesText({ mistakes = [], fine = 0 }: ListStep): string {
  const lines = mistakes.slice(0, SHOWN).map(({ line, says }) => `• Line ${line}: ${esc(says)}`);
  const more = mistakes.length > SHOWN ? `\n…and ${mistakes.length - SHOWN} more.` : '';
  const rest = fine === 0 ? '' : ` The other ${sayCount(fine, 'line')} can be added as they stand.`;
  const head = `*${sayCount(mistakes.length, 'thing')} to put right first.* Nothing has been added, and your list is still here.${fine === 1 ? ' The other line can be added as it stands.' : rest}`;
  return clamp(`${head}\n${lines.join('\n')}${more}`, 2900);
}

export function channelsModal(rolloutId: RolloutId): Modal {
  return form(CHANNELS_FORM, 'Add teams', 'Next', asValue({ rolloutId }), [
    {
      type: 'input',
      block_id: 'channels',
      label: plain('Channels'),
      hint: plain('I can read public channels, and private ones that I am in.'),
      element: {
        type: 'multi_conversations_select',
        action_id: 'value',
        max_selected_items: 20,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
      },
    },
    context('You see each team with its people next, and can change everything.'),
  ]);
}

export function form(
  callbackId: string,
  title: string,
  submit: string,
  ...[metadata, blocks]: [string, AnyBlock[]]
): Modal {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plain(title, 24),
    submit: plain(submit, 24),
    close: plain('Cancel', 24),
    private_metadata: metadata,
    blocks,
  };
}
