import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteClient from 'better-sqlite3';
import { afterEach, expect, it } from 'vitest';
import { openDatabase } from '../../../src/platform/database.ts';

const SCRIPT = new URL('restoring.ts', import.meta.url).pathname;
const PRELOAD = new URL('../../../src/platform/preload.mjs', import.meta.url).pathname;
const ROWS = 6000;
const KILLS_AFTER_MS = [0, 5, 15, 30, 60, 120];

const folder = mkdtempSync(join(tmpdir(), 'groundswell-restore-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function markedDatabase(path: string, mark: string): void {
  const { $client } = openDatabase(path);
  $client.exec('create table mark (says text not null) strict');
  const add = $client.prepare('insert into mark (says) values (?)');
  $client.exec('begin');
  for (let row = 0; row < ROWS; row += 1) add.run(`${mark} ${'x'.repeat(1500)}`);
  $client.exec('commit');
  $client.close();
}

it('a restore that is killed at any moment leaves the database as it was or the copy, whole', async () => {
  const live = join(folder, 'live.db');
  const copy = join(folder, 'copy.db');
  markedDatabase(live, 'before');
  markedDatabase(copy, 'after');
  const seen = new Set<string>();
  for (const milliseconds of [...KILLS_AFTER_MS, 60_000]) {
    const place = join(folder, `round-${milliseconds}`, 'groundswell.db');
    openDatabase(place).$client.close();
    copyFileSync(live, place);
    await restoreAndKill(place, copy, milliseconds);
    const { $client } = openDatabase(place);
    expect($client.pragma('integrity_check', { simple: true })).toBe('ok');
    const found = $client
      .prepare('select substr(says, 1, 6) as mark, count(*) as rows from mark')
      .get();
    expect(found).toMatchObject({ rows: ROWS });
    seen.add((found as { mark: string }).mark.trim());
    $client.close();
    expectBoth(place);
  }
  expect([...seen].sort()).toEqual(['after', 'before']);
});

/** Once the copy is in place, what was there lies beside it. */
function expectBoth(place: string): void {
  const client = new SqliteClient(place, { readonly: true });
  const isAfter = client
    .prepare("select count(*) from mark where says like 'after%'")
    .pluck()
    .get();
  client.close();
  if (isAfter === 0) return;
  const kept = readdirSync(join(place, '..')).filter((name) => name.includes('before-restore'));
  expect(kept).toHaveLength(1);
}

function restoreAndKill(place: string, copy: string, milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', PRELOAD, SCRIPT, place, copy]);
    child.once('error', reject);
    child.once('exit', () => resolve());
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds).unref());
  });
}
