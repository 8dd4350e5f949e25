import type { DayNumber } from './usage.ts';
import type { Repeats, UsageBatch } from './usage-batch.ts';

/** One row for each person and day, in the order of days and within a day of the people's numbers. */
export type UsagePlan = {
  /** Numbers of rows in the batch. */
  rows: Int32Array;
  fromDay: DayNumber;
  toDay: DayNumber;
  /** Rows that said something about a person and a day about which another row says the same, or differs. */
  repeated: number;
  differing: number;
};

const POSITIONS = 2 ** 26;

/**
 * Puts rows in the order in which they are stored fastest, with one for each person and day. `orderOf` says
 * where a person stands among the others. Rows of the batch that mean the same person and day are put
 * together in the last one's place.
 */
export function planUsage(batch: UsageBatch, orderOf: Int32Array, repeats: Repeats): UsagePlan {
  const columns = batch.columns();
  const { people, days } = columns;
  const [fromDay, toDay] = rangeOf(days, batch.count);
  const order = byDay(days, batch.count, { fromDay, toDay });
  const last = new Int32Array(batch.people.length).fill(-1);
  const rows = new Int32Array(batch.count);
  let kept = 0;
  let repeated = 0;
  let differing = 0;
  for (let at = 0; at < order.length; ) {
    const day = days[order[at] ?? 0] ?? 0;
    const start = kept;
    for (; at < order.length && days[order[at] ?? 0] === day; at += 1) {
      const row = order[at] ?? 0;
      const person = people[row] ?? 0;
      const place = last[person] ?? -1;
      if (place >= start) {
        repeated += 1;
        if (!put(columns, { earlier: rows[place] ?? 0, later: row }, repeats)) differing += 1;
        rows[place] = row;
      } else {
        last[person] = kept;
        rows[kept] = row;
        kept += 1;
      }
    }
    sortByPerson(rows.subarray(start, kept), people, orderOf);
  }
  return { rows: rows.subarray(0, kept), fromDay, toDay, repeated, differing };
}

type Columns = ReturnType<UsageBatch['columns']>;

/** Adds the earlier row to the later one where rows add up; answers whether the two say the same. */
function put(
  { actions, more }: Columns,
  { earlier, later }: { earlier: number; later: number },
  repeats: Repeats,
): boolean {
  if (repeats === 'last') return actions[earlier] === actions[later];
  actions[later] = (actions[later] ?? 0) + (actions[earlier] ?? 0);
  if (more === undefined) return true;
  const { sessions, surfaces } = more;
  const [before, after] = [sessions[earlier] ?? -1, sessions[later] ?? -1];
  if (before >= 0) sessions[later] = before + Math.max(0, after);
  surfaces[later] = (surfaces[later] ?? 0) | (surfaces[earlier] ?? 0);
  return true;
}

function rangeOf(days: Int32Array, count: number): [DayNumber, DayNumber] {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < count; row += 1) {
    const day = days[row] ?? 0;
    if (day < from) from = day;
    if (day > to) to = day;
  }
  return count === 0 ? [0, -1] : [from, to];
}

/** The rows by day, in each day in the order in which they came. */
function byDay(
  days: Int32Array,
  count: number,
  { fromDay, toDay }: { fromDay: DayNumber; toDay: DayNumber },
): Int32Array {
  const next = new Int32Array(toDay - fromDay + 2);
  for (let row = 0; row < count; row += 1) {
    const bucket = (days[row] ?? 0) - fromDay + 1;
    next[bucket] = (next[bucket] ?? 0) + 1;
  }
  for (let bucket = 1; bucket < next.length; bucket += 1)
    next[bucket] = (next[bucket] ?? 0) + (next[bucket - 1] ?? 0);
  const order = new Int32Array(count);
  for (let row = 0; row < count; row += 1) {
    const bucket = (days[row] ?? 0) - fromDay;
    const place = next[bucket] ?? 0;
    order[place] = row;
    next[bucket] = place + 1;
  }
  return order;
}

function sortByPerson(rows: Int32Array, people: Int32Array, orderOf: Int32Array): void {
  const keys = new Float64Array(rows.length);
  let isSorted = true;
  let before = -1;
  for (let at = 0; at < rows.length; at += 1) {
    const order = orderOf[people[rows[at] ?? 0] ?? 0] ?? 0;
    if (order < before) isSorted = false;
    before = order;
    keys[at] = order * POSITIONS + at;
  }
  if (isSorted) return;
  keys.sort();
  const sorted = rows.slice();
  for (let at = 0; at < rows.length; at += 1) rows[at] = sorted[(keys[at] ?? 0) % POSITIONS] ?? 0;
}
