/* Judging a file of person-weeks, without a database: what a verdict is made of can be tried on any figures. */
import type { Command } from 'commander';
import { OperatorRefusal } from '../../../platform/cli/operator.ts';
import type { Operator } from '../../../platform/feature.ts';
import { textLines } from '../../../platform/text-lines.ts';
import { sayCount, sayFullDate } from '../../../platform/words.ts';
import { depthSettings, strictDepthSettings } from '../depth/depth-settings.ts';
import { sayVerdict, sayWhatHelps } from '../depth/depth-words.ts';
import {
  allAtOnce,
  countTeam,
  type JudgedRollout,
  type JudgedTeam,
  judgeTeams,
  type Look,
} from '../depth/judge-teams.ts';
import { judgeWave } from '../depth/judge-wave.ts';
import {
  FileProblem,
  finishReading,
  type PersonWeekFile,
  startReading,
  takeLine,
} from './person-week-file.ts';
import { dayOf, isMonday, personWeekColumns } from './person-week-row.ts';

type Options = { json?: true; look?: string; drop?: string; whole?: true; strict?: true };

export function addAdoption(program: Command, operator: Operator): void {
  const known = program.commands.find((one) => one.name() === 'adoption');
  const adoption = known ?? program.command('adoption').description('Use over months.');
  adoption
    .command('judge <file.csv>')
    .description(
      `Gives each team its verdict on depth. The file has one line for each person and week: ${personWeekColumns.join(',')}.`,
    )
    .option('--json', 'one line of JSON for each team')
    .option('--look <date>', 'as it could be known on that date: later weeks are left out')
    .option('--drop <dates>', 'Mondays of weeks to leave out, with commas between them')
    .option('--strict', 'call a decline later, so that fewer of them are wrong')
    .option('--whole', 'all teams together, as one, in place of each')
    .action((file: string, options: Options) => {
      const judged = judgeFile(file, options);
      for (const line of judged) operator.print(line);
    });
}

function judgeFile(path: string, options: Options): string[] {
  const file = readFile(path);
  const look = {
    weeks: weeksUntil(file, options.look),
    named: droppedBy(file, options.drop),
    settings: options.strict === true ? strictDepthSettings : depthSettings,
  };
  const judged = judgeTeams(file.teams, look);
  const shown = options.whole === true ? [judgeWhole(file, judged, look)] : judged.teams;
  const on = (column: number) => dateOf(file.firstMonday + 7 * column);
  if (options.json === true) return shown.map((team) => JSON.stringify(asLine(team, on)));
  return [...droppedLine(judged, on), ...shown.map((team) => inWords(team, on))];
}

function judgeWhole(file: PersonWeekFile, judged: JudgedRollout, look: Look): JudgedTeam {
  const teams = file.teams.map((team) => ({ team, counts: countTeam(team, look) }));
  return { team: 'all teams', ...allAtOnce(judgeWave(teams, judged, look)) };
}

function readFile(path: string): PersonWeekFile {
  const reading = startReading();
  try {
    for (const line of textLines(path)) takeLine(reading, line);
  } catch (error) {
    if (error instanceof FileProblem) throw new OperatorRefusal(error.message);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const why =
      code === 'ENOENT' ? 'it does not exist' : code === 'EISDIR' ? 'it is a folder' : code;
    throw new OperatorRefusal(`The file ${path} can't be read: ${why}.`);
  }
  const file = finishReading(reading);
  if (!Array.isArray(file)) return file;
  throw new OperatorRefusal(
    [...file, 'Nothing was judged, since one wrong line can change a verdict.'].join('\n'),
  );
}

function weeksUntil(file: PersonWeekFile, look: string | undefined): number {
  if (look === undefined) return file.columns;
  const day = dayOf(look);
  if (day === null)
    throw new OperatorRefusal(`--look “${look}” isn’t a date; write --look 2026-06-01.`);
  const weeks = Math.floor((day - file.firstMonday) / 7) + 1;
  if (weeks < 1) {
    throw new OperatorRefusal(
      `The file begins with the week of ${dateOf(file.firstMonday)}, after ${look}.`,
    );
  }
  return Math.min(file.columns, weeks);
}

function droppedBy(file: PersonWeekFile, drop: string | undefined): Set<number> {
  const dates = (drop ?? '').split(/[,\s]+/).filter((date) => date !== '');
  return new Set(
    dates.map((date) => {
      const day = dayOf(date);
      if (day !== null && isMonday(day)) return (day - file.firstMonday) / 7;
      throw new OperatorRefusal(`--drop takes Mondays, such as 2026-12-21; “${date}” isn’t one.`);
    }),
  );
}

type OnColumn = (column: number) => Temporal.PlainDate;

function asLine(team: JudgedTeam, on: OnColumn) {
  const { declining, deepening, plateau } = team.evidence;
  return {
    team: team.team,
    verdict: team.verdict,
    since: team.since === undefined ? null : on(team.origin + team.since).toString(),
    part: team.part ?? null,
    evidence: {
      declining: rounded(declining, 4),
      deepening: rounded(deepening, 4),
      plateau: rounded(plateau, 4),
    },
    breadth: rounded(team.breadth, 3),
    weeks: team.weeks,
    people: team.people,
    atRisk: rounded(team.atRisk, 3),
    moreWeeks: team.moreWeeks ?? null,
    smallestChange: team.smallestChange ?? null,
    flatWithin: team.flatWithin ?? null,
    slope: rounded(team.slope, 3),
  };
}

/** To so many digits; whole from a million on. */
function rounded(value: number | undefined, digits: number): number | null {
  if (value === undefined) return null;
  return value >= 1_000_000 ? Math.round(value) : Number(value.toPrecision(digits));
}

function inWords(team: JudgedTeam, on: OnColumn): string {
  const dates = { firstWeekOn: on(team.origin), today: on(team.origin) };
  const helps = team.verdict === 'declining' ? ` ${sayWhatHelps(team.part)}` : '';
  const said = sayVerdict(team, dates, depthSettings) + helps;
  return `${team.team} (${sayCount(team.people, 'person', 'people')}, ${sayCount(team.weeks, 'week')}): ${team.verdict}. ${said}`;
}

function droppedLine({ dropped }: JudgedRollout, on: OnColumn): string[] {
  const weeks = [...dropped].flatMap((isDropped, column) => (isDropped ? [on(column)] : []));
  if (weeks.length === 0) return [];
  return [
    `Left out for everyone, as quiet or named: the weeks of ${weeks.map(sayFullDate).join(', ')}.`,
  ];
}

function dateOf(day: number): Temporal.PlainDate {
  return Temporal.PlainDate.from('1970-01-01').add({ days: day });
}
