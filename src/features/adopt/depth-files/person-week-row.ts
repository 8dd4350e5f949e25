/* One line of a person-week file: team,person,access_from,left,week,actions,away. */
import { AWAY } from '../depth/person-weeks.ts';

export const personWeekColumns = [
  'team',
  'person',
  'access_from',
  'left',
  'week',
  'actions',
  'away',
] as const;
type Column = (typeof personWeekColumns)[number];

/** Where the columns of a file stand, and what stands between them. */
export type Heading = { delimiter: string; places: Record<Column, number>; cells: number };

/** Days are counted from 1 January 1970; `cell` is what person-weeks hold. */
export type PersonWeekRow = {
  team: string;
  person: string;
  accessFrom: number;
  left: number | undefined;
  week: number;
  cell: number;
};

/** Nobody does a thing more often than this in one week. */
const ACTIONS_MAX = 1_000_000;

/** Reads the first line, or says what is wrong with it. */
export function readHeading(line: string): Heading | string {
  const delimiter = ['\t', ';'].find((sign) => line.includes(sign)) ?? ',';
  const names = cellsOf(line, delimiter);
  if (typeof names === 'string') return names;
  const known = names.map((name) => name.toLowerCase().replaceAll(/[\s_-]+/g, '_'));
  const twice = personWeekColumns.find(
    (column) => known.indexOf(column) !== known.lastIndexOf(column),
  );
  if (twice !== undefined) return `The column “${twice}” stands there twice: keep one of them.`;
  const missing = personWeekColumns.filter(
    (column) => column !== 'left' && column !== 'away' && !known.includes(column),
  );
  if (missing.length > 0) {
    return `The first line should name the columns ${personWeekColumns.join(', ')}; ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`;
  }
  const places = Object.fromEntries(
    personWeekColumns.map((column) => [column, known.indexOf(column)]),
  ) as Record<Column, number>;
  return { delimiter, places, cells: names.length };
}

/** Reads one of the other lines, or says what is wrong with it. */
export function readPersonWeek(line: string, heading: Heading): PersonWeekRow | string {
  const cells = cellsOf(line, heading.delimiter);
  if (typeof cells === 'string') return cells;
  if (cells.length !== heading.cells) {
    return `it has ${cells.length} cells where the first line has ${heading.cells}.`;
  }
  const { places } = heading;
  const cell = (column: Column) => cells[places[column]] ?? '';
  const team = cell('team');
  const person = cell('person');
  if (team === '' || person === '') return 'team and person must both be given.';
  const accessFrom = dayOf(cell('access_from'));
  const week = dayOf(cell('week'));
  const left = cell('left') === '' ? undefined : dayOf(cell('left'));
  if (accessFrom === null) return `access_from “${short(cell('access_from'))}” ${NO_DATE}`;
  if (week === null) return `week “${short(cell('week'))}” ${NO_DATE}`;
  if (left === null) return `left “${short(cell('left'))}” ${NO_DATE}`;
  if (!isMonday(week)) return `week “${cell('week')}” is not a Monday; a week goes by its Monday.`;
  if (left !== undefined && left < accessFrom) return 'left lies before access_from.';
  const away = awayOf(cell('away'));
  if (away === undefined) return `away “${short(cell('away'))}” should be 0 or 1.`;
  const actions = away && cell('actions') === '' ? 0 : actionsOf(cell('actions'));
  if (typeof actions === 'string') return actions;
  return { team, person, accessFrom, left, week, cell: away ? AWAY : actions };
}

const NO_DATE = 'isn’t a date; write it like 2026-01-05.';

/** The cells of a line; quotation marks may stand around any of them. */
function cellsOf(line: string, delimiter: string): string[] | string {
  if (!line.includes('"')) return line.split(delimiter).map((cell) => cell.trim());
  const cells: string[] = [];
  let rest = line;
  for (;;) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*/.exec(rest);
    const inside = quoted?.[1]?.replaceAll('""', '"');
    const end = quoted === null ? rest.indexOf(delimiter) : quoted[0].length;
    const cell = inside ?? (end < 0 ? rest : rest.slice(0, end));
    if (quoted === null && cell.trimStart().startsWith('"')) {
      return 'a quotation mark is opened and never closed.';
    }
    cells.push(cell.trim());
    if (end < 0 || end >= rest.length) return cells;
    if (!rest.startsWith(delimiter, end)) return 'something stands after a closing quotation mark.';
    rest = rest.slice(end + delimiter.length);
  }
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const days = new Map<string, number | null>();
const DAYS_KEPT = 10_000;

/** Days since 1970, of years in which there was anything to count; null for what is no date. */
export function dayOf(text: string): number | null {
  const known = days.get(text);
  if (known !== undefined) return known;
  const at = DATE.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  const year = Number(text.slice(0, 4));
  const isReal = !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
  const day = isReal && year >= 2000 && year < 2100 ? at / 86_400_000 : null;
  if (days.size < DAYS_KEPT) days.set(text, day);
  return day;
}

/** The first of January 1970 was a Thursday. */
export function isMonday(day: number): boolean {
  return (day + 3) % 7 === 0;
}

function awayOf(text: string): boolean | undefined {
  if (text === '' || text === '0' || /^(false|no)$/i.test(text)) return false;
  return text === '1' || /^(true|yes)$/i.test(text) ? true : undefined;
}

function actionsOf(text: string): number | string {
  if (text === '')
    return 'actions is empty: write 0, or leave the line out where nothing is known.';
  if (text.startsWith('-')) return `actions “${short(text)}” is below zero.`;
  if (!/^\d+([.,]0+)?$/.test(text)) return `actions “${short(text)}” is not a whole number.`;
  const actions = Number.parseInt(text, 10);
  if (actions > ACTIONS_MAX) return `actions “${short(text)}” is more than anyone does in a week.`;
  return actions;
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
