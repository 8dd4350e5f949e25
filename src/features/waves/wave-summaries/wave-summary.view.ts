import type { TableBlock } from '@slack/types';
import { isBefore } from '../../../platform/calendar.ts';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  esc,
  type Message,
  plain,
  section,
  withoutControls,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { asSentence, capitalised, sayDate, sayFew, sayPart } from '../../../platform/words.ts';
import type { AccessState } from '../../contract/team-access.ts';
import { sayWhyRead } from '../whys/why-read.ts';
import type { OpenCause, TeamLine, WaveSummary } from './wave-summary.ts';

export const SHOW_OPEN = 'wave-summaries.show-open';

/** Slack's table holds a hundred rows and ten thousand characters; sixty teams stay well within both. */
const ROWS_MAX = 60;
const CELL_MAX = 40;
const NAMED_MAX = 3;
const CAUSES_SHOWN = 5;
const CAUSES_IN_MODAL = 90;

/** A wave in its channel: one sentence, one table, what is open and who settles it. */
export function waveSummaryMessage(summary: WaveSummary, rolloutId: string): Message {
  const { teams, bakesUntil, today, number } = summary;
  const head = `Wave ${number} of *${esc(summary.rolloutName)}*${summary.headline}`;
  const lines = teams.slice(0, ROWS_MAX).map(lineText);
  const isOver = bakesUntil === undefined || !isBefore(today, bakesUntil);
  const until = isOver ? [] : [`Bakes until ${sayDate(bakesUntil, today)}`];
  const status = `\`/rollout wave status ${number}\` shows it at any time`;
  return {
    text: clamp([head, ...lines, ...thanksWords(summary)].join('\n'), 3000),
    blocks: [
      section(head),
      ...tableBlocks(summary),
      ...openBlocks(summary, rolloutId),
      context([...trainedWords(summary), ...whyWords(summary), ...until, status].join(' · ')),
    ],
  };
}

/** Those who work with it untrained are counted and not named. */
function trainedWords({ trained: { people, finished } }: WaveSummary): string[] {
  if (people === 0) return [];
  return [`${sayPart(finished, people, ['person', 'people'], 'is')} trained`];
}

/** Of five people or more; a wave whose people nobody has told yet has none who read it. */
function whyWords({ why }: WaveSummary): string[] {
  const says = sayWhyRead(why);
  return says === undefined ? [] : [says];
}

/** All is well is said in the headline; a table of it every week is not read. */
function tableBlocks(summary: WaveSummary): AnyBlock[] {
  const { teams } = summary;
  if (teams.length === 0 || isQuiet(summary)) return [];
  const left = teams.length - ROWS_MAX;
  const more = `And ${left} more ${left === 1 ? 'team' : 'teams'}: \`/rollout teams\`.`;
  return [table(teams.slice(0, ROWS_MAX)), ...(left > 0 ? [context(more)] : [])];
}

/** What is open in a wave, and thanks. */
export function openBlocks(summary: WaveSummary, rolloutId: string): AnyBlock[] {
  const { causes, number } = summary;
  const more = causes.length - CAUSES_SHOWN;
  const value = asValue({ rolloutId, number });
  const open = isQuiet(summary) ? [] : [section(openText(causes.slice(0, CAUSES_SHOWN)))];
  return [
    ...open,
    ...(more > 0 ? [actions(button(`And ${more} more`, SHOW_OPEN, value))] : []),
    ...thanksWords(summary).map((text) => section(text)),
  ];
}

function isQuiet({ teams, causes }: WaveSummary): boolean {
  return (
    causes.length === 0 &&
    teams.every(({ access, isCertified, learnings }) => {
      return access.state === 'live' && isCertified && learnings.open === 0;
    })
  );
}

/** All that is open, behind the button of the summary. */
export function openCausesModal({ causes, number }: WaveSummary): Modal {
  return {
    type: 'modal',
    callback_id: 'wave-summaries.open',
    title: plain(`Open in wave ${number}`, 24),
    close: plain('Close', 24),
    blocks:
      causes.length === 0
        ? [section(NOTHING_OPEN)]
        : causes.slice(0, CAUSES_IN_MODAL).map((cause) => section(causeLine(cause))),
  };
}

/** Names in the order of the alphabet and no counts: it thanks, and ranks nobody. */
function thanksWords({ credit: { names, adopters } }: WaveSummary): string[] {
  if (names.length === 0) return [];
  const use = adopters === 1 ? 'another team now uses' : 'other teams now use';
  return [`Thanks to ${sayFew(names.map(esc), NAMED_MAX)}: ${use} what this wave found out.`];
}

const NOTHING_OPEN = 'Nothing is open in these teams.';

function openText(causes: readonly OpenCause[]): string {
  if (causes.length === 0) return NOTHING_OPEN;
  return clamp(['*What is open*', ...causes.map(causeLine)].join('\n'), 3000);
}

/** "• *Claims*, a must: “…”; action agreed. Next: do what was agreed (Sofía Ramírez)." */
function causeLine({ teams, what, settledBy, who }: OpenCause): string {
  const names = sayFew(
    teams.map((team) => `*${esc(team)}*`),
    NAMED_MAX,
  );
  const by = sayFew(who.map(esc), NAMED_MAX);
  const next = capitalised(settledBy.replace(/[.\s]+$/, ''));
  const said = asSentence(esc(clamp(what, 220)));
  const [team = ''] = teams.map(esc);
  // A rule's own sentence begins with the team that it is about.
  const isNamed = teams.length === 1 && said.startsWith(`${team} `);
  const about = isNamed ? `*${team}*${said.slice(team.length)}` : `${names}: ${said}`;
  return `• ${about} ${esc(next)} (${by}).`;
}

const ACCESS_WORDS: Record<AccessState, string> = {
  waiting: 'not yet',
  live: 'live',
  grace: 'live, grace period',
  frozen: 'live, no new people',
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
  return `${esc(line.name)}: ${esc(certificateWords(line))}; access ${ACCESS_WORDS[line.access.state]}; learnings ${learningWords(line)}.`;
}

function table(teams: readonly TeamLine[]): AnyBlock {
  const head = ['Team', 'Champion', 'Access', 'Learnings'].map(cell);
  const rows = teams.map((line) =>
    [line.name, certificateWords(line), ACCESS_WORDS[line.access.state], learningWords(line)].map(
      cell,
    ),
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
