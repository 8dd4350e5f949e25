import type { WeekNumber } from './usage.ts';

/** One person's counts by week as one source gives them, from `firstWeek` on. */
export type WeeklyActions = { firstWeek: WeekNumber; actions: Uint32Array };

const BYTES = 4;

/** Counts from their bytes: four each, the lowest first. */
export function countsFrom(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const counts = new Uint32Array(bytes.byteLength / BYTES);
  for (let at = 0; at < counts.length; at += 1) counts[at] = view.getUint32(at * BYTES, true);
  return counts;
}

export function bytesOf(counts: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(counts.length * BYTES);
  const view = new DataView(bytes.buffer);
  for (const [at, count] of counts.entries()) view.setUint32(at * BYTES, count, true);
  return bytes;
}

/** The same weeks with what changed in each; weeks that were not among them are added. */
export function addWeeks(
  known: WeeklyActions | undefined,
  changed: { firstWeek: WeekNumber; by: Int32Array | Float64Array },
): WeeklyActions {
  const used = changed.by.findIndex((by) => by !== 0);
  if (used === -1) return known ?? { firstWeek: changed.firstWeek, actions: new Uint32Array() };
  const last = changed.by.findLastIndex((by) => by !== 0);
  const from = changed.firstWeek + used;
  const firstWeek = known === undefined ? from : Math.min(known.firstWeek, from);
  const end = Math.max(
    known === undefined ? 0 : known.firstWeek + known.actions.length,
    changed.firstWeek + last + 1,
  );
  const actions = new Uint32Array(end - firstWeek);
  if (known !== undefined) actions.set(known.actions, known.firstWeek - firstWeek);
  for (let at = used; at <= last; at += 1) {
    const place = changed.firstWeek + at - firstWeek;
    const sum = (actions[place] ?? 0) + (changed.by[at] ?? 0);
    actions[place] = Math.min(2 ** 32 - 1, Math.max(0, sum));
  }
  return { firstWeek, actions };
}

/** The same without the weeks before one; undefined when none is left. */
export function weeksFromOn(weeks: WeeklyActions, week: WeekNumber): WeeklyActions | undefined {
  const drop = Math.max(0, week - weeks.firstWeek);
  if (drop === 0) return weeks;
  if (drop >= weeks.actions.length) return undefined;
  return { firstWeek: week, actions: weeks.actions.slice(drop) };
}
