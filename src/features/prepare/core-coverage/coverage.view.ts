import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  esc,
  type Message,
  section,
  withoutControls,
} from '../../../platform/slack/blocks.ts';
import { capitalised, sayCount, sayFew } from '../../../platform/words.ts';
import { type Entry, entryKinds, entryKindTitles, titleOf } from '../core/entry.ts';
import { OPEN_START, startValue } from '../core/review-messages.view.ts';
import {
  type Cell,
  type CoverageRow,
  type MissingCell,
  missingCells,
  type Orphans,
} from './coverage.ts';

export type CoverageFacts = {
  rolloutId: RolloutId;
  rolloutName: string;
  rows: readonly CoverageRow[];
  teamsWithoutWork: readonly string[];
  orphans: Orphans;
  /** Names of those who could write about a piece of work. */
  writersFor: (workflow: string) => readonly string[];
  mayWrite: boolean;
};

const ROWS_SHOWN = 20;
const MISSING_SHOWN = 5;

/** What is written for which work, what is missing and who could write it, and where a thread is torn. */
export function coverageMessage(facts: CoverageFacts): Message {
  const { rows, rolloutName } = facts;
  const missing = missingCells(rows);
  const n = rows.length * entryKinds.length;
  const text =
    n === 0
      ? `Nobody has said yet what work *${esc(rolloutName)}* is about. A lead names it with \`/rollout team edit\`.`
      : `*${n - missing.length} of ${n}* kinds of entries are published for the work of the teams that are live or next in *${esc(rolloutName)}*.`;
  return {
    text,
    blocks: [
      section(text),
      ...(n === 0 ? [] : [grid(rows)]),
      ...missingBlocks(facts, missing),
      ...orphanBlocks(facts),
    ],
  };
}

function grid(rows: readonly CoverageRow[]): AnyBlock {
  const head = ['Work', ...entryKinds.map((kind) => capitalised(entryKindTitles[kind]))];
  const shown = rows
    .slice(0, ROWS_SHOWN)
    .map(({ workflow, cells }) => [
      clamp(withoutControls(workflow), 60),
      ...cells.map((cell) => sayCell(cell)),
    ]);
  return {
    type: 'table',
    column_settings: [{ is_wrapped: true }],
    rows: [head, ...shown].map((cells) =>
      cells.map((text) => ({ type: 'raw_text' as const, text })),
    ),
  };
}

function sayCell({ published, unverified, drafts }: Cell): string {
  if (published === 0) return drafts === 0 ? 'missing' : sayCount(drafts, 'draft');
  return unverified === 0 ? String(published) : `${published}, ${unverified} not verified`;
}

function missingBlocks(facts: CoverageFacts, missing: readonly MissingCell[]): AnyBlock[] {
  if (missing.length === 0) return [];
  const shown = missing.slice(0, MISSING_SHOWN);
  const lines = shown.map(({ workflow, kind, hasDraft }) => {
    const writers = facts.writersFor(workflow).map(esc);
    const who = writers.length === 0 ? '' : `: ${sayFew(writers, 3)} could write it`;
    const what = `• ${capitalised(entryKindTitles[kind])} for *${esc(workflow)}*`;
    return `${what}${hasDraft ? ': a draft waits to be read, see `/core review`' : who}`;
  });
  const more = missing.length - shown.length;
  const open = shown.filter(({ hasDraft }) => !hasDraft);
  const buttons = facts.mayWrite
    ? open.map((cell) =>
        button(
          `Write: ${clamp(`${entryKindTitles[cell.kind]}, ${cell.workflow}`, 60)}`,
          OPEN_START,
          startValue(facts.rolloutId, cell),
        ),
      )
    : [];
  return [
    section(
      `*What is missing*\n${lines.join('\n')}${more > 0 ? `\nAnd ${more} more, as the table shows.` : ''}`,
    ),
    ...(buttons.length === 0 ? [] : [actions(...buttons)]),
  ];
}

function orphanBlocks({ orphans, teamsWithoutWork }: CoverageFacts): AnyBlock[] {
  const { unanswered, untaught, unknown } = orphans;
  const quoted = (texts: readonly string[]) =>
    sayFew(texts.map((one) => `“${esc(clamp(one, 70))}”`));
  const titles = (entries: readonly Entry[]) => quoted(entries.map(titleOf));
  const lines = [
    ...(unanswered.length === 0
      ? []
      : [`What the pilot leant on and no entry answers: ${quoted(unanswered)}.`]),
    ...(untaught.length === 0 ? [] : [`Entries that no lesson teaches: ${titles(untaught)}.`]),
    ...(unknown.length === 0
      ? []
      : [`Names in entries that I don’t know: ${quoted(unknown.map(({ name }) => name))}.`]),
    ...(teamsWithoutWork.length === 0
      ? []
      : [
          `Nobody has said what work it is for in ${sayFew(teamsWithoutWork.map((name) => `*${esc(name)}*`))}.`,
        ]),
  ];
  return lines.length === 0
    ? [
        context(
          'Each constraint that has to be written down has its entry, and each entry its lesson.',
        ),
      ]
    : [context(lines.join('\n'))];
}
