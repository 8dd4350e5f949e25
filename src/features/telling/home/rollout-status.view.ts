import { dateAt } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import { type AnyBlock, context, esc, mention, section } from '../../../platform/slack/blocks.ts';
import { sayBriefly, sayCount, sayDate, sayFew, sayList } from '../../../platform/words.ts';
import { comingDatesLine } from '../../contract/coming-date.view.ts';
import { type Phase, phaseTitles } from '../../contract/phase.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { weekOf } from '../../rollout/rollouts/rollout.ts';
import type { RolloutStatus, TeamOverview, TeamStatus } from './rollout-status.ts';

/** Where the rollout is on its way: phase and week, or since when and why it stands still. */
export function phaseLine({ rollout, today }: RolloutStatus): string {
  const week = weekOf(rollout, today);
  if (rollout.paused !== undefined) {
    const since = dateAt(rollout.paused.at, rollout.timeZone);
    return `Paused since ${sayDate(since, today)}: ${esc(rollout.paused.reason)}`;
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

/** One team for the people in it. */
export function teamSection(status: TeamStatus, reader: UserId): AnyBlock {
  const { team, isPilot, isLive, championIds, backUpIds } = status;
  const name = (id: UserId) => (id === reader ? 'you' : mention(id));
  const people = [
    championIds.length === 0 ? 'No champion yet' : `Champion ${sayList(championIds.map(name))}`,
    ...(backUpIds.length === 0 ? [] : [`back-up ${sayList(backUpIds.map(name))}`]),
    ...(team.managerId === undefined ? [] : [`manager ${name(team.managerId)}`]),
  ];
  const size = unbroken(sayCount(team.context.size, 'person', 'people'));
  return section(
    `*${esc(team.name)}*${isPilot ? ', the pilot' : ''}: ${isLive ? 'live' : isPilot ? 'has used it since the pilot' : 'not live yet'}\n${people.join(' · ')} · ${size}`,
  );
}

/** All teams in two lines, for those who look after the whole. */
export function teamsLine({ teams, live, withChampion, first }: TeamOverview): string {
  if (teams === 0) return 'There are no teams yet. Add one with `/rollout team add`.';
  const names = first.map(({ name, isPilot }) => `${esc(name)}${isPilot ? ' (the pilot)' : ''}`);
  const list = sayFew(names, names.length, teams);
  return `${sayCount(teams, 'team')}, ${live === 0 ? 'none live yet' : `${live} live`}, ${withChampion === 0 ? 'none with a champion yet' : `${withChampion} with a champion`}.\n${list}. \`/rollout teams\` lists them.`;
}
