import type { TableBlock } from '@slack/types';
import {
  type AnyBlock,
  clamp,
  context,
  esc,
  type Message,
  section,
  withoutControls,
} from '../../../platform/slack/blocks.ts';
import { sayDate, sayFew, sayList } from '../../../platform/words.ts';
import type { AccessState } from '../../contract/team-access.ts';
import type { OpenPoint, TeamLine, WaveSummary } from './wave-summary.ts';

/** Slack's table holds a hundred rows and ten thousand characters; sixty teams stay well within both. */
const ROWS_MAX = 60;
const CELL_MAX = 40;
const NAMED_MAX = 10;

/** A wave in its channel: one sentence, one table, what is open and who settles it. */
export function waveSummaryMessage(summary: WaveSummary): Message {
  const { teams, shown, more, rolloutName, bakesUntil, today } = summary;
  const thanks = thanksWords(summary);
  const head = `*${esc(rolloutName)}*, ${esc(summary.headline)}`;
  const left = teams.length - ROWS_MAX;
  return {
    text: clamp([head, ...teams.slice(0, ROWS_MAX).map(lineText), ...thanks].join('\n'), 3000),
    blocks: [
      section(head),
      ...(teams.length === 0 ? [] : [table(teams.slice(0, ROWS_MAX))]),
      ...(left > 0
        ? [context(`And ${left} more ${left === 1 ? 'team' : 'teams'}: \`/rollout readiness\`.`)]
        : []),
      section(openText(shown, more)),
      ...thanks.map((text) => section(text)),
      context(
        [
          ...(bakesUntil === undefined ? [] : [`Bakes until ${sayDate(bakesUntil, today)}`]),
          `\`/rollout wave status ${summary.number}\` shows it at any time`,
        ].join(' · '),
      ),
    ],
  };
}

/** Names in the order of the alphabet and no counts: it thanks, and ranks nobody. */
function thanksWords({ credit: { names, adopters } }: WaveSummary): string[] {
  if (names.length === 0) return [];
  const use = adopters === 1 ? 'another team now uses' : 'other teams now use';
  return [`Thanks to ${sayFew(names.map(esc), NAMED_MAX)}, ${use} what this wave found out.`];
}

function openText(points: readonly OpenPoint[], more: number): string {
  if (points.length === 0)
    return 'Nothing is open in these teams. Thank you for keeping it that way.';
  const lines = points.map(
    ({ team, what, settledBy, who }) =>
      `• *${esc(team)}*: ${esc(clamp(what, 220))}. ${esc(settledBy)} _${sayList(who.slice(0, 3).map(esc))}_`,
  );
  const rest = more === 0 ? [] : [`and ${more} more`];
  return clamp(
    ['*What is open, what would settle it, and who can do that*', ...lines, ...rest].join('\n'),
    3000,
  );
}

const ACCESS_WORDS: Record<AccessState, string> = {
  waiting: 'not yet',
  live: 'live',
  grace: 'live, grace period',
  frozen: 'no new people',
  suspended: 'off',
};

function certificateWords({ champion, isCertified }: TeamLine): string {
  if (champion === undefined) return 'no champion';
  return `${champion}, ${isCertified ? 'certified' : 'not certified'}`;
}

function learningWords({ learnings: { open, musts } }: TeamLine): string {
  if (open === 0) return 'none open';
  return musts === 0 ? `${open} open` : `${open} open, ${musts} must`;
}

/** For notifications, screen readers, and places where no table can be drawn. */
function lineText(line: TeamLine): string {
  return `${esc(line.name)}: ${line.readiness}; ${esc(certificateWords(line))}; access ${ACCESS_WORDS[line.access.state]}; learnings ${learningWords(line)}.`;
}

function table(teams: readonly TeamLine[]): AnyBlock {
  const head = ['Team', 'Readiness', 'Champion', 'Access', 'Learnings'].map(cell);
  const rows = teams.map((line) =>
    [
      line.name,
      line.readiness,
      certificateWords(line),
      ACCESS_WORDS[line.access.state],
      learningWords(line),
    ].map(cell),
  );
  const block: TableBlock = {
    type: 'table',
    rows: [head, ...rows],
    column_settings: [{ is_wrapped: true }],
  };
  return block;
}

function cell(text: string): { type: 'raw_text'; text: string } {
  const shown = clamp(withoutControls(text).trim(), CELL_MAX);
  return { type: 'raw_text', text: shown === '' ? '–' : shown };
}
