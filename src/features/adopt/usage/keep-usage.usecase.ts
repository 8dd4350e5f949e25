/*
 * Stores what was read, a slice at a time: each is one transaction that holds nobody up. What verdicts are
 * made from, the weeks and which of them were reported, follows when all days are stored; where an import
 * was cut off before, its days are counted again from what is stored.
 */
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { type DayWriter, dayWriter } from './day-writer.store.ts';
import { type DayNumber, usageKey, weekOfDay } from './usage.ts';
import {
  type BatchColumns,
  type KeepCounts,
  LEFT_OUT,
  NEW,
  NONE,
  type UsageBatch,
} from './usage-batch.ts';
import { hasUsageDay, listUsageDay } from './usage-days.store.ts';
import type { UsagePlan } from './usage-plan.ts';
import { findUsageWeeks, saveUsageWeeks } from './usage-weeks.store.ts';
import { addWeeks } from './weekly-actions.ts';

export type Keeping = {
  batch: UsageBatch;
  plan: UsagePlan;
  /** Each person's number by their place in the batch; `NEW` or `LEFT_OUT` where they have none. */
  ids: Int32Array;
  /** Days up to this one are left out, by the person's place in the batch. */
  erasedTo: Int32Array;
  importId: number;
  isDryRun: boolean;
};

const ROWS_AT_A_TIME = 20_000;
const PEOPLE_AT_A_TIME = 4_000;

/** Stores days and then weeks; gives the number of rows done after each slice. */
export function* keepUsage(
  request: RolloutRequest,
  keeping: Keeping,
): Generator<number, KeepCounts> {
  const { plan, batch } = keeping;
  const firstWeek = weekOfDay(plan.fromDay);
  const weeks = Math.max(0, weekOfDay(plan.toDay) - firstWeek + 1);
  const changes = new Float64Array(batch.people.length * weeks);
  const counts: KeepCounts = { added: 0, revised: 0, known: 0 };
  const columns = batch.columns();
  const note = (row: number, by: number) => {
    const place =
      (columns.people[row] ?? 0) * weeks + weekOfDay(columns.days[row] ?? 0) - firstWeek;
    changes[place] = (changes[place] ?? 0) + by;
  };
  for (let at = 0; at < plan.rows.length; at += ROWS_AT_A_TIME) {
    const rows = plan.rows.subarray(at, at + ROWS_AT_A_TIME);
    inOne(request, keeping, (writer) => {
      for (const ofDay of slicesByDay(rows, columns.days))
        keepDay(request, { ...keeping, columns, writer, note, counts }, ofDay);
    });
    yield at + rows.length;
  }
  if (!keeping.isDryRun) yield* keepWeeks(request, keeping, { changes, firstWeek, weeks });
  return counts;
}

function inOne(
  { database }: RolloutRequest,
  { isDryRun, importId }: Keeping,
  act: (writer: DayWriter | undefined) => void,
): void {
  if (isDryRun) {
    act(undefined);
    return;
  }
  write(database, () => {
    const writer = dayWriter(database, importId);
    act(writer);
    writer.flush();
  });
}

function* slicesByDay(rows: Int32Array, days: Int32Array): Generator<Int32Array> {
  for (let start = 0; start < rows.length; ) {
    const day = days[rows[start] ?? 0];
    let end = start + 1;
    while (end < rows.length && days[rows[end] ?? 0] === day) end += 1;
    yield rows.subarray(start, end);
    start = end;
  }
}

type DayKeeping = Keeping & {
  columns: BatchColumns;
  writer: DayWriter | undefined;
  note(row: number, by: number): void;
  counts: KeepCounts;
};

/** Rows of one day, in the order of people's numbers, beside those that are stored in the same order. */
function keepDay({ database }: RolloutRequest, keeping: DayKeeping, rows: Int32Array): void {
  const { ids, erasedTo, columns, writer, note, counts } = keeping;
  const { people, days, actions, more } = columns;
  const day: DayNumber = days[rows[0] ?? 0] ?? 0;
  const idOf = (row: number) => ids[people[row] ?? 0] ?? LEFT_OUT;
  const known = hasUsageDay(database, day) ? storedOf(database, day, rows, idOf) : undefined;
  for (const row of rows) {
    const id = idOf(row);
    if (id === LEFT_OUT || day <= (erasedTo[people[row] ?? 0] ?? 0)) continue;
    const count = actions[row] ?? 0;
    const [sessions, surfaces, phase] = detailsOf(more, row);
    const before = id === NEW ? undefined : known?.get(id);
    if (before === undefined) {
      counts.added += 1;
      writer?.add(usageKey(day, id), { actions: count, sessions, surfaces, phase });
      note(row, count);
    } else if (isAsBefore(before, [count, sessions, surfaces, phase])) counts.known += 1;
    else {
      counts.revised += 1;
      writer?.revise(usageKey(day, id), { actions: count, sessions, surfaces, phase });
      note(row, count - before[0]);
    }
  }
}

type Stored = [actions: number, sessions: number | null, surfaces: number, phase: number | null];

function storedOf(
  database: RolloutRequest['database'],
  day: DayNumber,
  rows: Int32Array,
  idOf: (row: number) => number,
): Map<number, Stored> {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const row of rows) {
    const id = idOf(row);
    if (id > 0 && id < first) first = id;
    if (id > last) last = id;
  }
  const stored = new Map<number, Stored>();
  if (last === 0) return stored;
  for (const [person, ...values] of listUsageDay(database, day, { first, last }))
    stored.set(person, values);
  return stored;
}

function detailsOf(
  more: BatchColumns['more'],
  row: number,
): [number | null, number, number | null] {
  if (more === undefined) return [null, 0, null];
  const { sessions, surfaces, phase } = more;
  const orNull = (value: number | undefined) =>
    value === undefined || value === NONE ? null : value;
  return [orNull(sessions[row]), surfaces[row] ?? 0, orNull(phase[row])];
}

const isAsBefore = (before: Stored, now: Stored) => before.every((value, at) => value === now[at]);

function* keepWeeks(
  { database }: RolloutRequest,
  { ids, batch, plan }: Keeping,
  { changes, firstWeek, weeks }: { changes: Float64Array; firstWeek: number; weeks: number },
): Generator<number> {
  for (let at = 0; at < batch.people.length; at += PEOPLE_AT_A_TIME) {
    write(database, () => {
      const end = Math.min(batch.people.length, at + PEOPLE_AT_A_TIME);
      for (let person = at; person < end; person += 1) {
        const id = ids[person] ?? LEFT_OUT;
        const by = changes.subarray(person * weeks, (person + 1) * weeks);
        if (id <= 0 || by.every((one) => one === 0)) continue;
        saveUsageWeeks(database, id, addWeeks(findUsageWeeks(database, id), { firstWeek, by }));
      }
    });
    yield plan.rows.length;
  }
}
