import { spawn } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteClient from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { afterAll, expect, it } from 'vitest';
import { MIGRATIONS_FOLDER, openDatabase } from '../../../src/platform/database.ts';
import { pendingMigrations } from '../../../src/platform/migration-state.ts';
import { countRows, fillTables } from '../../contracts/filled-tables.ts';

const SCRIPT = new URL('migrating.ts', import.meta.url).pathname;
const PRELOAD = new URL('../../../src/platform/preload.mjs', import.meta.url).pathname;
/** It moves every row of the people; much that comes after it rebuilds tables. */
const FIRST_PENDING = '20261122141544_people_by_user';
const ROWS = 50_000;
const KILLED_AT = [0, 0.05, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9];

const folder = mkdtempSync(join(tmpdir(), 'groundswell-migration-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A database as it was before the change of its people, with so many of them. */
function olderDatabase(): string {
  const past = readdirSync(MIGRATIONS_FOLDER).filter((name) => /^\d{14}_/.test(name));
  const migrationsFolder = join(folder, 'past');
  for (const step of past.filter((name) => name < FIRST_PENDING)) {
    cpSync(join(MIGRATIONS_FOLDER, step), join(migrationsFolder, step), { recursive: true });
  }
  const path = join(folder, 'older.db');
  const client = new SqliteClient(path);
  client.pragma('foreign_keys = OFF');
  migrate(drizzle({ client }), { migrationsFolder });
  client.pragma('foreign_keys = ON');
  fillTables(client);
  const names = client
    .prepare<[], string>("select name from pragma_table_info('people')")
    .pluck()
    .all();
  const copied = names.map((name) => (name === 'user_id' ? "'U' || value" : name));
  client.exec(
    `with recursive numbers(value) as
       (select 1 union all select value + 1 from numbers where value < ${ROWS})
     insert into people (${names.join(', ')})
     select ${copied.join(', ')} from (select * from people limit 1), numbers`,
  );
  client.close();
  return path;
}

/** How long it ran after it began, in milliseconds, and whether it ended by itself. */
function migrateAndKill(path: string, afterMs: number): Promise<{ ran: number; isDone: boolean }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', PRELOAD, SCRIPT, path]);
    let began = 0;
    let said = '';
    child.once('error', reject);
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (began > 0) return;
      began = performance.now();
      setTimeout(() => child.kill('SIGKILL'), afterMs).unref();
    });
    child.once('exit', () =>
      resolve({ ran: performance.now() - began, isDone: said.includes('done') }),
    );
  });
}

it('a migration that is killed at any moment is done wholly at the next start, and no row is lost', async () => {
  const older = olderDatabase();
  const client = new SqliteClient(older, { readonly: true });
  const before = countRows(client);
  const pending = pendingMigrations(client, MIGRATIONS_FOLDER).pending.length;
  client.close();
  expect(before.people).toBeGreaterThan(ROWS);
  const round = (name: string) => {
    mkdirSync(join(folder, name));
    const path = join(folder, name, 'groundswell.db');
    copyFileSync(older, path);
    return path;
  };
  const whole = await migrateAndKill(round('whole'), 120_000);
  expect(whole.isDone).toBe(true);
  let killed = 0;
  for (const at of KILLED_AT) {
    const path = round(`at-${at}`);
    const { isDone } = await migrateAndKill(path, at * whole.ran);
    if (!isDone) killed += 1;
    const left = new SqliteClient(path);
    expect([0, pending]).toContain(pendingMigrations(left, MIGRATIONS_FOLDER).pending.length);
    left.close();
    const { $client } = openDatabase(path);
    expect(pendingMigrations($client, MIGRATIONS_FOLDER).pending).toEqual([]);
    expect(countRows($client)).toMatchObject(before);
    expect($client.pragma('integrity_check', { simple: true })).toBe('ok');
    expect($client.pragma('foreign_key_check')).toEqual([]);
    $client.close();
  }
  expect(killed).toBeGreaterThanOrEqual(4);
}, 120_000);
