import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteClient from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase, write } from '../../src/platform/database.ts';
import { DatabaseRefusal } from '../../src/platform/database-refusal.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundswell-database-'));
  path = join(folder, 'data', 'groundswell.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const countInbox = (database: ReturnType<typeof openDatabase>) =>
  database.$client.prepare('select count(*) from inbox').pluck().get();

function receive(database: ReturnType<typeof openDatabase>, key: string): void {
  database.$client
    .prepare("insert into inbox (key, workspace_id, received_at, answer) values (?, 'T1', 0, '')")
    .run(key);
}

it('is on the disk before an act is answered, keeps foreign keys and waits only briefly', () => {
  const { $client } = openDatabase(path);

  expect($client.pragma('journal_mode', { simple: true })).toBe('wal');
  expect($client.pragma('synchronous', { simple: true })).toBe(2);
  expect($client.pragma('foreign_keys', { simple: true })).toBe(1);
  expect($client.pragma('busy_timeout', { simple: true })).toBe(200);
});

it('every table of ours is strict', () => {
  const tables = openDatabase(':memory:').$client.pragma('table_list') as {
    name: string;
    strict: number;
    type: string;
  }[];
  const ours = tables.filter(
    (each) => each.type === 'table' && !/^(sqlite|__drizzle)/.test(each.name),
  );

  expect(ours.length).toBeGreaterThan(5);
  expect(ours.filter((each) => each.strict !== 1)).toEqual([]);
});

it('what an act did is undone when it throws', () => {
  const database = openDatabase(path);
  const act = () =>
    write(database, () => {
      receive(database, 'one');
      throw new Error('no');
    });

  expect(act).toThrow('no');
  expect(countInbox(database)).toBe(0);
});

it('an act within an act shares its fate', () => {
  const database = openDatabase(path);
  const act = () =>
    write(database, () => {
      write(database, () => receive(database, 'inner'));
      throw new Error('outer');
    });

  expect(act).toThrow('outer');
  expect(countInbox(database)).toBe(0);
});

it('an act that would go on after its transaction is refused and undone', () => {
  const database = openDatabase(path);
  const act = () =>
    write(database, () => {
      receive(database, 'one');
      return Promise.resolve() as never;
    });

  expect(act).toThrow('A write must be synchronous');
  expect(countInbox(database)).toBe(0);
});

it('a database that needs no change is opened without a copy', () => {
  openDatabase(path).$client.close();
  openDatabase(path).$client.close();

  expect(readdirSync(join(folder, 'data')).filter((name) => name.includes('before'))).toEqual([]);
});

it('a copy is kept before a database is changed', () => {
  const first = openDatabase(path);
  receive(first, 'one');
  first.$client.close();
  const older = new SqliteClient(path);
  older.exec(
    "delete from __drizzle_migrations where name like '%outbox_claimed_at'; alter table outbox drop column claimed_at",
  );
  older.close();

  const second = openDatabase(path);

  const copy = readdirSync(join(folder, 'data')).find((name) => name.includes('.before-'));
  expect(copy).toContain('outbox_claimed_at');
  const kept = new SqliteClient(join(folder, 'data', copy ?? ''), { readonly: true });
  expect(kept.prepare('select key from inbox').pluck().all()).toEqual(['one']);
  expect(countInbox(second)).toBe(1);
});

it('a database of a newer version is refused in words and left as it is', () => {
  const database = openDatabase(path);
  database.$client.exec(
    "insert into __drizzle_migrations (hash, created_at, name) values ('x', 9999999999999, '29990101000000_later')",
  );
  database.$client.close();

  expect(() => openDatabase(path)).toThrow(DatabaseRefusal);
  expect(() => openDatabase(path)).toThrow('written by a newer Groundswell (29990101000000_later)');
});

it('a file of another program is left alone, and ours is known by its mark', () => {
  mkdirSync(join(folder, 'data'));
  const other = new SqliteClient(path);
  other.exec('create table recipes (name text)');
  other.close();
  expect(() => openDatabase(path)).toThrow('belongs to another program: name another file.');
  const still = new SqliteClient(path);
  expect(still.prepare('select name from sqlite_master').pluck().all()).toEqual(['recipes']);
  still.exec('drop table recipes');
  still.pragma('application_id = 252006');
  still.close();
  expect(() => openDatabase(path)).toThrow('belongs to another program');

  const fresh = join(folder, 'fresh.db');
  openDatabase(fresh).$client.close();
  const ours = new SqliteClient(fresh);
  expect(ours.pragma('application_id', { simple: true })).toBe(0x47_53_57_4c);
  ours.close();
});

it('the file and its log are for their owner alone, also when they were not before', () => {
  const { $client } = openDatabase(path);
  $client.close();
  chmodSync(path, 0o644);
  const again = openDatabase(path);
  expect(statSync(path).mode & 0o077).toBe(0);
  receive(again, 'one');
  expect(statSync(`${path}-wal`).mode & 0o077).toBe(0);
});
