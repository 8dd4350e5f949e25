import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exportTables, tableNames } from '../../../src/platform/cli/export.ts';
import { importTables } from '../../../src/platform/cli/import.ts';
import { type Database, openDatabase } from '../../../src/platform/database.ts';
import { fillTables } from '../../contracts/filled-tables.ts';
import { putInOffice } from '../../support/champion-in-office.ts';
import { startWorldAfter } from '../../support/played-chapters.ts';
import { setUpSupportCopilot } from '../../support/story.ts';
import type { World } from '../../support/world.ts';

const rowsOf = ({ $client }: Database, table: string) =>
  ($client.prepare(`select * from "${table}" order by rowid`).all() as object[]).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'secret')),
  );

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function twentyDays(world: World) {
  const { claims } = await setUpSupportCopilot(world);
  putInOffice(world, claims, 'UMIA');
  await world.as('Mia Chen').command('/core add');
  await world.travel({ days: 20 });
}

/** A rollout that has been going for some weeks, and its export. */
async function exported() {
  const world = await startWorldAfter('twenty days', twentyDays, {});
  const folder = join(aFolder(), 'export');
  exportTables(world.database, folder, world.now());
  return { world, folder };
}

function opened(path: string): Database {
  const database = openDatabase(path);
  onTestFinished(() => void database.$client.close());
  return database;
}

describe('an import', () => {
  it('reads an export back into an empty database, equal row by row', async () => {
    const { world, folder } = await exported();
    const path = join(aFolder(), 'groundswell.db');
    const { rows } = importTables(path, folder, { holds: false });
    expect(rows).toBeGreaterThan(300);
    const database = opened(path);
    const tables = tableNames(world.database);
    expect(tableNames(database)).toEqual(tables);
    for (const table of tables)
      expect([table, rowsOf(database, table)]).toEqual([table, rowsOf(world.database, table)]);
    const back = join(aFolder(), 'back');
    exportTables(database, back, world.now());
    for (const file of [...tables.map((table) => `${table}.jsonl`), 'manifest.json'])
      expect([file, readFileSync(join(back, file), 'utf8')]).toEqual([
        file,
        readFileSync(join(folder, file), 'utf8'),
      ]);
  });

  it('gives every table back, also those that nothing has been written to so far', () => {
    const database = opened(join(aFolder(), 'filled.db'));
    fillTables(database.$client);
    // The record’s rows follow from each other, so made-up ones are none.
    database.$client.exec('drop trigger audit_refuses_delete; delete from audit');
    const folder = join(aFolder(), 'export');
    exportTables(database, folder, Temporal.Instant.from('2027-01-18T08:00:00Z'));
    const path = join(aFolder(), 'groundswell.db');
    importTables(path, folder, { holds: false });
    const again = opened(path);
    for (const table of tableNames(database)) {
      if (table !== 'audit') expect(rowsOf(database, table).length).toBeGreaterThan(0);
      expect([table, rowsOf(again, table)]).toEqual([table, rowsOf(database, table)]);
    }
  });

  it('fills nothing that has rows, and leaves nothing behind where an export is not whole', async () => {
    const { folder } = await exported();
    const path = join(aFolder(), 'groundswell.db');
    importTables(path, folder, { holds: false });
    expect(() => importTables(path, folder, { holds: false })).toThrow(/is not empty/);
    const other = join(aFolder(), 'other.db');
    expect(() => importTables(other, aFolder(), { holds: false })).toThrow(/no manifest\.json/);
    appendFileSync(join(folder, 'teams.jsonl'), '{"id":"T9"}\n');
    expect(() => importTables(other, folder, { holds: false })).toThrow();
    expect(existsSync(other)).toBe(false);
  });

  it('takes no record that was changed in the files', async () => {
    const { folder } = await exported();
    const file = join(folder, 'audit.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').replace('added the team', 'removed the team'));
    const path = join(aFolder(), 'groundswell.db');
    expect(() => importTables(path, folder, { holds: false })).toThrow(/chain does not close/);
    expect(existsSync(path)).toBe(false);
  });

  it('holds back what is unsent where that is asked for', async () => {
    const { world } = await exported();
    world.database.$client.exec(
      "update outbox set state = 'queued' where rowid in (select rowid from outbox limit 2)",
    );
    const again = join(aFolder(), 'again');
    exportTables(world.database, again, world.now());
    const path = join(aFolder(), 'groundswell.db');
    expect(importTables(path, again, { holds: true })).toMatchObject({ unsent: 2, held: 2 });
  });
});
