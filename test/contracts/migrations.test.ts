import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteClient from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { afterAll, describe, expect, it } from 'vitest';
import { MIGRATIONS_FOLDER, openDatabase } from '../../src/platform/database.ts';
import { countRows, fillTables } from './filled-tables.ts';

const root = new URL('../..', import.meta.url).pathname;
const temporary = mkdtempSync(join(tmpdir(), 'groundswell-migrations-'));
afterAll(() => rmSync(temporary, { recursive: true }));

const steps = readdirSync(MIGRATIONS_FOLDER)
  .filter((name) => /^\d{14}_/.test(name))
  .sort();

/** A database as the first `count` migrations leave it. */
function databaseAfter(count: number): string {
  const folder = join(temporary, `first-${count}`);
  for (const step of steps.slice(0, count)) {
    cpSync(join(MIGRATIONS_FOLDER, step), join(folder, step), { recursive: true });
  }
  const path = join(temporary, `after-${count}.db`);
  const client = new SqliteClient(path);
  // Filling it is set-up, which need not wait for the disk; bringing it up to date waits as the bot does.
  client.pragma('synchronous = OFF');
  client.pragma('foreign_keys = OFF');
  migrate(drizzle({ client }), { migrationsFolder: folder });
  client.pragma('foreign_keys = ON');
  fillTables(client);
  client.close();
  return path;
}

describe('the migrations', () => {
  it('say the same as the tables in the code', () => {
    const out = join(temporary, 'migrations');
    cpSync(MIGRATIONS_FOLDER, out, { recursive: true });
    const config = join(temporary, 'drizzle.config.ts');
    const schema = ['platform', 'features'].map((part) => join(root, 'src', part, '**/*.table.ts'));
    mkdirSync(join(temporary, 'nothing'), { recursive: true });
    writeFileSync(
      config,
      `export default ${JSON.stringify({ dialect: 'sqlite', schema, out })};\n`,
    );
    const kit = join(root, 'node_modules/.bin/drizzle-kit');
    const ran = spawnSync(kit, ['generate', '--config', config], { cwd: root, encoding: 'utf8' });
    expect(`${ran.stdout}${ran.stderr}`).toContain('No schema changes');
    expect(readdirSync(out).sort()).toEqual(readdirSync(MIGRATIONS_FOLDER).sort());
  }, 60_000);

  it('make every table strict, so that a column holds what its type says', () => {
    const database = openDatabase(':memory:');
    const tables = database.$client.pragma('table_list') as {
      name: string;
      type: string;
      strict: number;
    }[];
    const loose = tables.filter(
      (one) => one.type === 'table' && one.strict === 0 && !/^(sqlite_|__)/.test(one.name),
    );
    expect(loose.map((one) => one.name)).toEqual([]);
    database.$client.close();
  });

  it.each(steps.map((step, index) => [step, index + 1] as const))(
    'bring a filled database up to date from %s without losing a row',
    (_step, count) => {
      const path = databaseAfter(count);
      const before = new SqliteClient(path, { readonly: true });
      const rowsBefore = countRows(before);
      before.close();
      const database = openDatabase(path);
      const rowsAfter = countRows(database.$client);
      for (const [table, rows] of Object.entries(rowsBefore)) {
        expect([table, rowsAfter[table] ?? 0]).toEqual([table, rows]);
      }
      expect(database.$client.pragma('foreign_key_check')).toEqual([]);
      expect(database.$client.pragma('integrity_check', { simple: true })).toBe('ok');
      database.$client.close();
    },
  );
});
