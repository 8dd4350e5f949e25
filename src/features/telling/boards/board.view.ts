import type { StaticSelect } from '@slack/types';
import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  esc,
  type Message,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount } from '../../../platform/words.ts';
import { type BoardFilter, boardFilters } from './board.ts';
import type { BoardPage, BoardRow } from './board-page.ts';
import {
  filterTitles,
  openThingWords,
  outlineWords,
  peopleWords,
  standingWords,
} from './board-words.view.ts';

export const SHOW_BOARD = 'boards.show-page';
export const OPEN_TEAM = 'boards.open-team';

const OPEN_TEXT_MAX = 300;

export type BoardReader = {
  today: Temporal.PlainDate;
  /** Whether the reader has a part in the rollout, and so sees who does what. */
  hasPart: boolean;
  isLead: boolean;
};

const boardValue = (rolloutId: RolloutId, filter: BoardFilter, page: number) =>
  asValue({ rolloutId, filter, page });

/** The board as a table of sections: a filter, one team to a row, and the way to the next page. */
export function boardBlocks(board: BoardPage, reader: BoardReader): AnyBlock[] {
  const { counts } = board;
  if (counts.all === 0) return [section('There are no teams yet.'), ...addButtons(board, reader)];
  return [
    reader.hasPart
      ? section(countWords(board), filterSelect(board))
      : section(outlineCountWords(board)),
    ...(board.rows.length === 0
      ? [section('No team is on this list at the moment.')]
      : board.rows.map((row) => rowBlock(row, board, reader))),
    ...pager(board),
  ];
}

/** "12 teams: 8 live, 8 with a champion, 1 needs attention." */
export function countWords({ counts }: Pick<BoardPage, 'counts'>): string {
  const withChampion = counts.all - counts['no-champion'];
  const parts = [
    counts.live === 0 ? 'none live yet' : `${counts.live} live`,
    withChampion === 0 ? 'none with a champion yet' : `${withChampion} with a champion`,
    ...(counts.attention === 0
      ? []
      : [`${counts.attention} ${counts.attention === 1 ? 'needs' : 'need'} attention`]),
  ];
  return `*${sayCount(counts.all, 'team')}*: ${parts.join(', ')}.`;
}

/** "12 teams: 8 live." */
function outlineCountWords({ counts }: Pick<BoardPage, 'counts'>): string {
  return `*${sayCount(counts.all, 'team')}*: ${counts.live === 0 ? 'none live yet' : `${counts.live} live`}.`;
}

function filterSelect({ rolloutId, filter, counts }: BoardPage): StaticSelect {
  const choices = boardFilters.filter((one) => one === filter || counts[one] > 0);
  const options = choices.map((one) =>
    option(`${filterTitles[one]} (${counts[one]})`, boardValue(rolloutId, one, 0)),
  );
  const initial = options[choices.indexOf(filter)];
  return {
    type: 'static_select',
    action_id: SHOW_BOARD,
    placeholder: plain('Which teams?', 150),
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}

function rowBlock(row: BoardRow, { rolloutId }: BoardPage, reader: BoardReader): AnyBlock {
  const { today, hasPart } = reader;
  const name = `*${esc(row.team.name)}*`;
  if (!hasPart) return section(`${name}: ${outlineWords(row, today)}`);
  const lines = [
    `${name}: ${standingWords(row, today)}`,
    peopleWords(row),
    ...openLine(row, today),
  ];
  const value = asValue({ rolloutId, teamId: row.team.id });
  return section(
    lines.join('\n'),
    button('Open', OPEN_TEAM, value, { accessibility_label: clamp(`Open ${row.team.name}`, 75) }),
  );
}

function openLine({ open, moreOpen }: BoardRow, today: Temporal.PlainDate): string[] {
  if (open === undefined) return [];
  const more = moreOpen === 0 ? '' : `, and ${moreOpen} more`;
  return [`Open: ${clamp(openThingWords(open, today), OPEN_TEXT_MAX)}${more}`];
}

function pager({ rolloutId, filter, page, total }: BoardPage): AnyBlock[] {
  if (page.isFirst && page.isLast) return [];
  const turn = (label: string, to: number) =>
    button(label, SHOW_BOARD, boardValue(rolloutId, filter, to));
  return [
    actions(
      ...(page.isFirst ? [] : [turn('Back', page.page - 1)]),
      ...(page.isLast ? [] : [turn('Next teams', page.page + 1)]),
    ),
    context(`Teams ${page.from + 1} to ${page.to} of ${total}`),
  ];
}

function addButtons({ rolloutId }: BoardPage, { isLead }: BoardReader): AnyBlock[] {
  if (!isLead) return [];
  return [
    actions(commandButton('Add teams', { command: '/rollout', text: 'teams add', rolloutId })),
  ];
}

/** The board in a message, as `/rollout teams` shows it. */
export function boardMessage(rolloutName: string, board: BoardPage, reader: BoardReader): Message {
  const counts = reader.hasPart ? countWords(board) : outlineCountWords(board);
  const text = `*${esc(rolloutName)}* · ${counts}`;
  return {
    text,
    blocks: [
      ...(board.counts.all === 0 ? [] : [context(`The teams of *${esc(rolloutName)}*`)]),
      ...boardBlocks(board, reader),
      ...(board.counts.all === 0 ? [] : addButtons(board, reader)),
    ],
  };
}

export function boardModal(rolloutName: string, board: BoardPage, reader: BoardReader): Modal {
  return {
    type: 'modal',
    callback_id: 'boards.teams',
    title: plain('The teams', 24),
    close: plain('Close', 24),
    blocks: boardMessage(rolloutName, board, reader).blocks,
  };
}
