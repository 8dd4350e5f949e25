import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type Database, openDatabase, write } from '../../src/platform/database.ts';
import { openInMemory, openUnflushed, placeDatabase } from './fresh-database.ts';

const folder = mkdtempSync(join(tmpdir(), 'groundswell-fresh-test-'));
const opened: Database[] = [];
afterAll(() => {
  for (const database of opened) database.$client.close();
  rmSync(folder, { recursive: true });
});

function keep(database: Database): Database {
  opened.push(database);
  return database;
}

function placed(name: string): Database {
  const path = join(folder, name);
  placeDatabase(path);
  return keep(openUnflushed(path));
}

const schemaOf = (database: Database) =>
  database.$client.prepare('select name, sql from sqlite_master order by name').all();

const WAYS: [string, () => Database][] = [
  ['in a file', () => placed(`placed-${opened.length}.db`)],
  ['in memory', () => keep(openInMemory())],
];

it.each(WAYS)('a test database %s is what the migrations leave', (_where, open) => {
  const migrated = keep(openDatabase(join(folder, `migrated-${opened.length}.db`)));
  const fresh = open();
  expect(schemaOf(fresh)).toEqual(schemaOf(migrated));
  expect(fresh.$client.pragma('foreign_keys', { simple: true })).toBe(1);
});

it.each(WAYS)('what one test writes %s, no other sees', (_where, open) => {
  const insert =
    "insert into inbox (key, workspace_id, received_at, answer) values ('a', 'T1', 0, '')";
  const count = (database: Database) =>
    database.$client.prepare('select count(*) from inbox').pluck().get();
  const [first, second] = [open(), open()];
  write(first, () => void first.$client.prepare(insert).run());
  expect([count(first), count(second), count(open())]).toEqual([1, 0, 0]);
});
