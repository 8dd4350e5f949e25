/* Writes days of an import. Millions of rows go through here, so statements take many at once. */
import type SqliteClient from 'better-sqlite3';
import type { Database } from '../../../platform/database.ts';
import type { StoredDay } from './usage-days.store.ts';

/** So many rows in one statement take a third of the time that they take one by one. */
const TOGETHER = 100;

export type DayWriter = {
  /** A person's day that is not stored yet; keys must come in their order to be stored fast. */
  add(key: number, day: Omit<StoredDay, 'person'>): void;
  /** A day that was reported differently before. */
  revise(key: number, day: Omit<StoredDay, 'person'>): void;
  /** Writes what was added and is still to be written; call it before the transaction ends. */
  flush(): void;
};

const COLUMNS =
  'insert into usage_days (key, actions, sessions, surfaces, phase, import_id) values ';

/** Writes days of one import, within transactions of the caller. */
export function dayWriter({ $client }: Database, importId: number): DayWriter {
  const id = Math.trunc(importId);
  const [short, whole] = [`(?, ?, null, 0, null, ${id})`, `(?, ?, ?, ?, ?, ${id})`];
  const statement = (row: string, rows: number) =>
    $client.prepare(COLUMNS + Array(rows).fill(row).join(', '));
  const counts = {
    values: [] as number[],
    many: statement(short, TOGETHER),
    one: statement(short, 1),
    width: 2,
  };
  const details = {
    values: [] as (number | null)[],
    many: statement(whole, TOGETHER),
    one: statement(whole, 1),
    width: 5,
  };
  const change = $client.prepare(
    `update usage_days set actions = ?, sessions = ?, surfaces = ?, phase = ?, import_id = ${id},
     revision = revision + 1 where key = ?`,
  );
  return {
    add(key, { actions, sessions, surfaces, phase }) {
      if (sessions === null && surfaces === 0 && phase === null) {
        counts.values.push(key, actions);
        if (counts.values.length === TOGETHER * 2) flush(counts);
      } else {
        details.values.push(key, actions, sessions, surfaces, phase);
        if (details.values.length === TOGETHER * 5) flush(details);
      }
    },
    revise(key, { actions, sessions, surfaces, phase }) {
      change.run(actions, sessions, surfaces, phase, key);
    },
    flush() {
      flush(counts);
      flush(details);
    },
  };
}

type Waiting = {
  values: (number | null)[];
  many: SqliteClient.Statement;
  one: SqliteClient.Statement;
  width: number;
};

function flush(waiting: Waiting): void {
  const { values, many, one, width } = waiting;
  if (values.length === TOGETHER * width) many.run(values);
  else for (let at = 0; at < values.length; at += width) one.run(values.slice(at, at + width));
  values.length = 0;
}
