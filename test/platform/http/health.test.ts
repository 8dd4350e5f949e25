import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteClient from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openDatabase, write } from '../../../src/platform/database.ts';
import { healthOf } from '../../../src/platform/http/health.ts';
import { queue } from '../cli/operator-console.ts';

const NOW = Temporal.Instant.from('2027-01-18T08:00:00Z');

it('tells from the last write that nothing can be stored, and sees by itself when it can again', () => {
  const database = openDatabase(':memory:');
  const client = database.$client;
  expect(healthOf(database, NOW)).toEqual({ status: 'ok', oldestDueSeconds: 0 });

  client.pragma('query_only = 1');
  const add = () => write(database, () => void queue(database, 'big', 'x'.repeat(200_000)));
  expect(add).toThrow();
  expect(healthOf(database, NOW)).toMatchObject({ status: 'degraded', storage: 'SQLITE_READONLY' });

  client.pragma('query_only = 0');
  add();
  expect(healthOf(database, NOW)).toMatchObject({ status: 'ok' });
});

it('tells a database that another program holds, and that it is free again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-health-'));
  const path = join(folder, 'groundswell.db');
  const database = openDatabase(path);
  const other = new SqliteClient(path);
  other.exec('begin immediate');
  expect(() => write(database, () => void queue(database, 'one'))).toThrow();
  expect(healthOf(database, NOW)).toMatchObject({ status: 'degraded', storage: 'SQLITE_BUSY' });
  other.exec('commit');
  expect(healthOf(database, NOW)).toMatchObject({ status: 'ok' });
  other.close();
  database.$client.close();
  rmSync(folder, { recursive: true });
});

it('an act that is refused for a reason of its own is no trouble of the disk', () => {
  const database = openDatabase(':memory:');
  const act = () =>
    write(database, () => {
      throw new Error('not yours');
    });
  expect(act).toThrow('not yours');
  expect(healthOf(database, NOW).status).toBe('ok');
});

it('says how long the oldest message that is due has waited', () => {
  const database = openDatabase(':memory:');
  queue(database, 'digest:week-3');
  expect(healthOf(database, NOW)).toEqual({ status: 'ok', oldestDueSeconds: 0 });
  expect(healthOf(database, NOW.add({ minutes: 10 }))).toEqual({
    status: 'ok',
    oldestDueSeconds: 600,
  });
  expect(healthOf(database, NOW.add({ minutes: 16 })).status).toBe('late');
  database.$client.exec("update outbox set state = 'sent'");
  expect(healthOf(database, NOW.add({ minutes: 16 }))).toEqual({
    status: 'ok',
    oldestDueSeconds: 0,
  });
});
