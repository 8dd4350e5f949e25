import { dateAt } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  button,
  clamp,
  context,
  esc,
  mention,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayBriefly, sayCount, sayDate, sayList, sayPart } from '../../../platform/words.ts';
import { saySize } from '../../champions/champions/team-size.ts';
import { comingDatesLine } from '../../contract/coming-date.view.ts';
import { type Phase, phaseTitles } from '../../contract/phase.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { weekOf } from '../../rollout/rollouts/rollout.ts';
import { OPEN_TEAM } from '../boards/board.view.ts';
import type { BoardRow } from '../boards/board-page.ts';
import { standingWords } from '../boards/board-words.view.ts';
import type { RolloutStatus, TeamStatus } from './rollout-status.ts';
import type { ThisWeek } from './this-week.ts';

/** Where the rollout is on its way: phase and week, or since when and why it stands still. */
export function phaseLine({ rollout, today }: RolloutStatus): string {
  const week = weekOf(rollout, today);
  if (rollout.paused !== undefined) {
    const since = dateAt(rollout.paused.at, rollout.timeZone);
    const { reason } = rollout.paused;
    return `Paused since ${sayDate(since, today)}${reason === '' ? '.' : `: ${esc(reason)}`}`;
  }
  if (week < 1) return `Starts on ${sayDate(rollout.startsOn, today)}.`;
  return `Week ${week}, ${phaseTitles[rollout.phase]}.`;
}

const SHORT_TITLES: Record<Phase, string> = {
  assessment: 'Assessment',
  infrastructure: 'Infrastructure',
  expansion: 'Expansion',
  broad: 'Broad rollout',
  sustained: 'Sustained use',
};

const unbroken = (text: string) => text.replaceAll(' ', '\u00A0');

/** The five phases with their dates, as one line. */
export function calendarLine({ legs, today }: RolloutStatus): string {
  const said = legs.map(({ phase, fromOn, at }) => {
    if (at === 'past') return unbroken(`${SHORT_TITLES[phase]} ✓`);
    if (at === 'now') return `*${SHORT_TITLES[phase]}*`;
    const since = at === 'due' ? 'due since' : 'from';
    return unbroken(`${SHORT_TITLES[phase]} ${since} ${sayBriefly(fromOn, today)}`);
  });
  return said.join(' → ');
}

/** Where it is on its way, with what the features say of it. */
export function statusBlocks(
  status: RolloutStatus,
  lines: readonly StatusLine[] = status.lines,
): AnyBlock[] {
  const dates = comingDatesLine(status.dates, status.today);
  return [
    section(`${phaseLine(status)}\n${calendarLine(status)}`),
    ...(lines.length === 0 ? [] : [section(lines.map((line) => `• ${line.text}`).join('\n'))]),
    ...(dates === undefined ? [] : [context(dates)]),
  ];
}

/** The dates ahead as a list, or nothing. */
export function datesBlocks({ ahead, today }: Pick<RolloutStatus, 'ahead' | 'today'>): AnyBlock[] {
  if (ahead.length === 0) return [];
  const lines = ahead.map(({ on, what }) =>
    on.equals(today) ? `• *Today*: ${what}` : `• *${sayDate(on, today)}*: ${what}`,
  );
  return [section(`*Dates ahead*\n${lines.join('\n')}`)];
}

/** A champion's week in one line; what is due stands above it, each with its button. */
export function weekLine({ overdue, due, dates }: ThisWeek, today: Temporal.PlainDate): string {
  const said = [
    ...(due === 0 ? [] : [`${sayCount(due, 'thing')} due`]),
    ...(overdue === 0 ? [] : [`${overdue} overdue`]),
    ...dates.map(
      ({ on, what }) => `${what} ${on.equals(today) ? 'today' : `on ${sayDate(on, today)}`}`,
    ),
  ];
  return `*This week:* ${said.length === 0 ? 'nothing is due, and no date comes up.' : `${said.join('; ')}.`}`;
}

/** One team for the people in it: where it stands, who is who, and how far it has come. */
export function teamSection(status: TeamStatus, reader: UserId, today: Temporal.PlainDate) {
  const { team, row, championIds, backUpIds } = status;
  const name = (id: UserId) => (id === reader ? 'you' : mention(id));
  const people = [
    championIds.length === 0 ? 'No champion yet' : `Champion ${sayList(championIds.map(name))}`,
    ...(backUpIds.length === 0 ? [] : [`back-up ${sayList(backUpIds.map(name))}`]),
    ...(team.managerId === undefined ? [] : [`manager ${name(team.managerId)}`]),
  ];
  const size = unbroken(
    row === undefined ? sayCount(team.context.size, 'person', 'people') : saySize(row.size),
  );
  return section(
    `*${esc(team.name)}*: ${row === undefined ? 'not live yet' : standingWords(row, today)}\n${people.join(' · ')} · ${size}${trainedLine(row)}`,
    button('Open', OPEN_TEAM, asValue({ rolloutId: team.rolloutId, teamId: team.id }), {
      accessibility_label: clamp(`Open ${team.name}`, 75),
    }),
  );
}

function trainedLine(row: BoardRow | undefined): string {
  if (row === undefined || row.trained.people === 0) return '';
  const { people, finished } = row.trained;
  return `\n${sayPart(finished, people, ['person', 'people'], 'has')} finished the training.`;
}
