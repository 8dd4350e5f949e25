/* Where a value was read, and whether it would be the same if it were read again. */
import type { ChangeMark, Table } from './change-mark.ts';

export type ReadFrom = { tables: readonly Table[]; state: number; epoch: number };

export function readFrom<Value>(
  changes: ChangeMark,
  read: () => Value,
): ReadFrom & { value: Value } {
  const at = { state: changes.state(), epoch: changes.epoch() };
  return { ...at, ...changes.trackReads(read) };
}

/** Whether none of its tables has changed since; what holds is known to hold for the present state. */
export function isCurrent(from: ReadFrom, changes: ChangeMark): boolean {
  if (!isTracked(from, changes)) return false;
  const state = changes.state();
  if (from.state === state) return true;
  if (from.tables.some((table) => table.changedAt > from.state)) return false;
  from.state = state;
  return true;
}

/** Whether all changes since are known: nobody else has written, and nothing was taken back. */
export function isTracked(from: ReadFrom, changes: ChangeMark): boolean {
  return from.epoch === changes.epoch();
}
