import type { UsageKind } from '../usage/usage.ts';
import type { Repeats } from '../usage/usage-batch.ts';
import type { JsonRow, JsonRows } from './json-rows.ts';
import {
  ACTIONS_MAX,
  type DayLimits,
  dayProblem,
  personKey,
  personProblem,
  readDay,
  refuseRow,
  startReading,
  type UsageReading,
} from './usage-reading.ts';

/** How one source writes its records. */
export type JsonReader = {
  kind: UsageKind;
  version: string;
  repeats: Repeats;
  isMine(row: JsonRow): boolean;
  /** Its rows carry no day: it is said beside them. */
  hasNoDay?: true;
  /** What makes a record the same as another one, where several of a person's day add up. */
  sameAs?(row: JsonRow): string;
  /** Why the whole is not what can be imported. */
  wholeProblem?(rows: JsonRows): string | undefined;
  read(reading: UsageReading, row: JsonRow, day: string): void;
};

/** Reads the rows of one source; `day` is the one that was asked for, where rows carry none. */
export function readJsonUsage(
  reader: JsonReader,
  found: JsonRows,
  { limits, day }: { limits: DayLimits; day: string | undefined },
): UsageReading | string {
  const problem = reader.wholeProblem?.(found);
  if (problem !== undefined) return problem;
  if (reader.hasNoDay === true && day === undefined)
    return 'The rows of this report carry no day: say it with --day 2026-03-02, or put it into the file’s name.';
  const reading = startReading(limits, reader);
  for (const line of found.broken) {
    reading.rows += 1;
    refuseRow(reading, line, 'The line is not JSON.');
  }
  const seen = new Set<string>();
  for (const row of found.rows) {
    const same = reader.sameAs?.(row);
    if (same !== undefined && seen.has(same)) {
      reading.rows += 1;
      refuseRow(reading, row.line, 'The same record stands in the file before.');
      continue;
    }
    if (same !== undefined) seen.add(same);
    reader.read(reading, row, day ?? '');
  }
  return reading;
}

export type SaidDay = {
  person: string;
  day: string;
  /** Undefined where it is no count. */
  actions: number | undefined;
  sessions?: number | undefined;
  surfaces?: number;
  phase?: number | undefined;
};

/** Checks and takes one person's day as a source gives it. */
export function addJsonRow(reading: UsageReading, line: number, said: SaidDay): void {
  reading.rows += 1;
  const problem = takeDay(reading, said);
  if (problem !== undefined) refuseRow(reading, line, problem);
}

function takeDay(reading: UsageReading, said: SaidDay): string | undefined {
  const { person, actions } = said;
  const wrongPerson = personProblem(person);
  if (wrongPerson !== undefined) return wrongPerson;
  const day = readDay(said.day);
  if (day === undefined) return 'The record has no day that can be read.';
  const wrongDay = dayProblem(day, reading.limits);
  if (wrongDay !== undefined) return wrongDay;
  if (actions === undefined) return 'The count is not a whole number from 0 on.';
  if (actions > ACTIONS_MAX) return 'The count is too large for one person’s day.';
  const { sessions, surfaces = 0, phase } = said;
  reading.batch.add(personKey(person), day, { actions, sessions, surfaces, phase });
  return undefined;
}
