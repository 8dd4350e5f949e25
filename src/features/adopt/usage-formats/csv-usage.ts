import { mondayOf, weekOfDay } from '../usage/usage.ts';
import { type CsvColumns, findColumns } from './csv-columns.ts';
import type { Cells } from './csv-scan.ts';
import { nameTable } from './name-table.ts';
import {
  type DayLimits,
  dayProblem,
  personKey,
  personProblem,
  readCount,
  readDay,
  refuseRow,
  startReading,
  type UsageReading,
} from './usage-reading.ts';

export type CsvUsage = {
  /** Takes the next row; the first one is the heading. */
  row(cells: Cells): void;
  /** What was read, or what is wrong with the file as a whole. */
  end(): UsageReading | string;
};

/** `index` is its place in the batch, once a row of it was taken. */
type KnownPerson = { key: string; problem: string | undefined; index: number | undefined };

const [ZERO, NINE, DASH, QUOTE] = [0x30, 0x39, 0x2d, 0x22];

/**
 * Reads usage from the rows of a table. Dates, counts and names in the usual way of writing are read from
 * the bytes themselves, since ten million of each are to be read; whatever looks different is read as text.
 */
export function csvUsage(
  limits: DayLimits,
  said: Readonly<Record<string, string>> | undefined,
): CsvUsage {
  const reading = startReading(limits, { repeats: 'last', version: 'csv-1' });
  const { batch } = reading;
  const dayAt = dayFinder();
  const personAt = nameTable((written): KnownPerson => {
    const problem = personProblem(written.trim());
    return { key: personKey(written), problem, index: undefined };
  });
  let columns: CsvColumns | undefined;
  let problem: string | undefined;

  function head(cells: Cells): void {
    const found = findColumns(
      Array.from({ length: cells.count }, (_, index) => cells.text(index)),
      said,
    );
    if (typeof found === 'string') problem = found;
    else columns = found;
    if (columns?.day === undefined && columns?.week !== undefined) reading.daysEach = 7;
  }

  /** Takes a row, or answers what is wrong with it. */
  function take(cells: Cells, at: CsvColumns): string | undefined {
    const name = personAt(cells, at.person ?? 0);
    if (name.problem !== undefined) return name.problem;
    let on = dayAt(cells, at.day ?? at.week ?? 0);
    if (on === undefined) return 'The day can’t be read: write it as 2026-03-02.';
    if (reading.daysEach === 7) on = mondayOf(weekOfDay(on));
    const wrongDay = dayProblem(on, limits);
    if (wrongDay !== undefined) return wrongDay;
    const count = countAt(cells, at.actions ?? 0);
    if (typeof count === 'string') return count;
    name.index ??= batch.indexOf(name.key);
    const team = at.team === undefined ? '' : cells.text(at.team);
    if (team !== '') reading.teams.set(name.key, team);
    if (at.sessions === undefined) {
      batch.addCount(name.index, on, count);
      return undefined;
    }
    const number = readCount(cells.text(at.sessions));
    const sessions = typeof number === 'number' ? number : undefined;
    batch.addAt(name.index, on, { actions: count, sessions });
    return undefined;
  }

  return {
    row(cells) {
      if (problem !== undefined) return;
      if (columns === undefined) {
        head(cells);
        return;
      }
      reading.rows += 1;
      const wrong = take(cells, columns);
      if (wrong !== undefined) refuseRow(reading, cells.line, wrong);
    },
    end() {
      if (problem !== undefined) return problem;
      return columns === undefined ? 'The file is empty.' : reading;
    },
  };
}

/** Files name few days and many people, so a day is read once. */
function dayFinder(): (cells: Cells, index: number) => number | undefined {
  const known = new Map<number | string, number | undefined>();
  return (cells, index) => {
    const packed = packedDay(cells, index);
    const key = packed ?? cells.text(index);
    if (known.has(key)) return known.get(key);
    const day = readDay(cells.text(index));
    if (known.size < 10_000) known.set(key, day);
    return day;
  };
}

/** 2026-03-02 as the number 20260302; undefined for anything else. */
function packedDay({ bytes, starts, ends, count }: Cells, index: number): number | undefined {
  const from = starts[index] ?? 0;
  if (index >= count || (ends[index] ?? 0) - from !== 10) return undefined;
  let packed = 0;
  for (let at = 0; at < 10; at += 1) {
    const byte = bytes[from + at] ?? 0;
    if (at === 4 || at === 7) {
      if (byte !== DASH) return undefined;
    } else {
      if (byte < ZERO || byte > NINE) return undefined;
      packed = packed * 10 + (byte - ZERO);
    }
  }
  return packed;
}

function countAt(cells: Cells, index: number): number | string {
  const { bytes, starts, ends, count } = cells;
  const [from, to] = [starts[index] ?? 0, ends[index] ?? 0];
  if (index >= count || to - from > 5 || to === from || bytes[from] === QUOTE)
    return readCount(cells.text(index));
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < ZERO || byte > NINE) return readCount(cells.text(index));
    number = number * 10 + (byte - ZERO);
  }
  return number;
}
