/* A whole person-week file, line by line, so that its size does not matter. */
import { sayCount } from '../../../platform/words.ts';
import { at, STAYS, type TeamWeeks, UNKNOWN } from '../depth/person-weeks.ts';
import {
  type Heading,
  type PersonWeekRow,
  readHeading,
  readPersonWeek,
} from './person-week-row.ts';

type Person = { place: number; accessFrom: number; left: number | undefined; line: number };
/** `rows` holds three numbers for each line: the person's place, the week, the cell. */
type TeamReading = { people: Map<string, Person>; rows: number[] };

export type PersonWeekReading = {
  heading: Heading | undefined;
  lines: number;
  teams: Map<string, TeamReading>;
  firstMonday: number;
  lastMonday: number;
  problems: string[];
  problemCount: number;
};

const PROBLEMS_SHOWN = 20;
/** Thirty years; a file that spans more has a wrong date in it. */
const WEEKS_MAX = 1_600;

export type PersonWeekFile = {
  teams: TeamWeeks[];
  /** The Monday of the first column, in days since 1970. */
  firstMonday: number;
  columns: number;
};

export function startReading(): PersonWeekReading {
  return {
    ...{ heading: undefined, lines: 0, teams: new Map(), problems: [], problemCount: 0 },
    ...{ firstMonday: Number.POSITIVE_INFINITY, lastMonday: Number.NEGATIVE_INFINITY },
  };
}

/** Takes the next line; what is wrong with it is kept for the end. */
export function takeLine(reading: PersonWeekReading, line: string): void {
  reading.lines++;
  if (line.trim() === '') return;
  if (reading.heading === undefined) {
    const heading = readHeading(line);
    if (typeof heading === 'string') throw new FileProblem(heading);
    reading.heading = heading;
    return;
  }
  const row = readPersonWeek(line, reading.heading);
  if (typeof row === 'string') {
    note(reading, `Line ${reading.lines}: ${row}`);
    return;
  }
  const team = teamOf(reading, row);
  const person = personOf(reading, team, row);
  if (person.accessFrom !== row.accessFrom || person.left !== row.left) {
    const first = `line ${person.line}`;
    const what = `access_from or left of “${row.person}” is another one than in ${first}.`;
    note(reading, `Line ${reading.lines}: ${what}`);
    return;
  }
  team.rows.push(person.place, row.week, row.cell);
  reading.firstMonday = Math.min(reading.firstMonday, row.week);
  reading.lastMonday = Math.max(reading.lastMonday, row.week);
}

/** Why a file cannot be read at all. */
export class FileProblem extends Error {}

function note(reading: PersonWeekReading, problem: string): void {
  reading.problemCount++;
  if (reading.problems.length < PROBLEMS_SHOWN) reading.problems.push(problem);
}

function teamOf(reading: PersonWeekReading, row: PersonWeekRow): TeamReading {
  const known = reading.teams.get(row.team);
  if (known !== undefined) return known;
  const team: TeamReading = { people: new Map(), rows: [] };
  reading.teams.set(apart(row.team), team);
  return team;
}

function personOf(
  { lines }: PersonWeekReading,
  { people }: TeamReading,
  row: PersonWeekRow,
): Person {
  const known = people.get(row.person);
  if (known !== undefined) return known;
  const { accessFrom, left } = row;
  const person = { place: people.size, accessFrom, left, line: lines };
  people.set(apart(row.person), person);
  return person;
}

/** A name that does not keep alive the whole text that it was cut out of. */
function apart(name: string): string {
  return Buffer.from(name).toString();
}

/** What the file holds; or, where any line is wrong, sentences that say which and how. */
export function finishReading(reading: PersonWeekReading): PersonWeekFile | string[] {
  if (reading.heading === undefined) return ['The file is empty.'];
  if (reading.problemCount > 0) return inAll(reading);
  const { firstMonday } = reading;
  const columns = (reading.lastMonday - firstMonday) / 7 + 1;
  if (columns < 1) return ['The file has a first line and nothing below it.'];
  if (columns > WEEKS_MAX) {
    return [`The weeks span ${Math.round(columns / 52)} years: one of the dates must be wrong.`];
  }
  const teams = [...reading.teams].map(([name, { people, rows }]) => {
    const team = emptyTeam(name, people, { firstMonday, columns });
    for (let index = 0; index < rows.length; index += 3) {
      const week = at(rows, index + 1);
      const place = at(rows, index) * columns + (week - firstMonday) / 7;
      const cell = at(rows, index + 2);
      const before = at(team.cells, place);
      if (before !== UNKNOWN && before !== cell) note(reading, twice(team, at(rows, index), week));
      team.cells[place] = cell;
    }
    rows.length = 0;
    return team;
  });
  return reading.problemCount > 0 ? inAll(reading) : { teams, firstMonday, columns };
}

function inAll({ problems, problemCount }: PersonWeekReading): string[] {
  const more = problemCount - problems.length;
  return more === 0 ? problems : [...problems, `And ${sayCount(more, 'line')} more like these.`];
}

function twice(team: TeamWeeks, person: number, week: number): string {
  const on = new Date(week * 86_400_000).toISOString().slice(0, 10);
  return `“${team.people[person]}” of “${team.team}” has two lines for ${on} that differ.`;
}

function emptyTeam(
  team: string,
  people: ReadonlyMap<string, Person>,
  { firstMonday, columns }: { firstMonday: number; columns: number },
): TeamWeeks {
  const column = (day: number) => Math.ceil((day - firstMonday) / 7);
  return {
    team,
    people: [...people.keys()],
    accessFrom: Int32Array.from(people.values(), ({ accessFrom }) => column(accessFrom)),
    left: Int32Array.from(people.values(), ({ left }) =>
      left === undefined ? STAYS : column(left),
    ),
    columns,
    cells: new Int32Array(people.size * columns).fill(UNKNOWN),
  };
}
