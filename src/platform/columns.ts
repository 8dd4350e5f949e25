import { customType } from 'drizzle-orm/sqlite-core';
import { dateFrom, instantFrom } from './shared-dates.ts';

/** An instant, stored as milliseconds since the epoch. */
export const instant = customType<{ data: Temporal.Instant; driverData: number }>({
  dataType: () => 'integer',
  toDriver: (value) => value.epochMilliseconds,
  fromDriver: instantFrom,
});

/** A date without a time, stored as `YYYY-MM-DD`. */
export const plainDate = customType<{ data: Temporal.PlainDate; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => value.toString(),
  fromDriver: dateFrom,
});

/** A yes or no, stored as 1 or 0. */
export const flag = customType<{ data: boolean; driverData: number }>({
  dataType: () => 'integer',
  toDriver: (value) => (value ? 1 : 0),
  fromDriver: (value) => value === 1,
});

const tablesUnwatched = new Set<string>();

/** Tables of which no change is reported: whatever reads one of them is computed anew each time. */
export const UNWATCHED_TABLES: ReadonlySet<string> = tablesUnwatched;

/** Marks a table that is filled a hundred thousand rows at a time, each of which a trigger would slow down. */
export function unwatched<Table extends string>(table: Table): Table {
  tablesUnwatched.add(table);
  return table;
}
