import { readdirSync } from 'node:fs';
import type SqliteClient from 'better-sqlite3';

/** Compares the migrations in the folder with those that the database says it has had. */
export function pendingMigrations(
  client: SqliteClient.Database,
  folder: string,
): { pending: string[]; unknown: string[] } {
  const known = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d{14}_/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  const applied = appliedMigrations(client);
  return {
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

function appliedMigrations(client: SqliteClient.Database): string[] {
  const table = client
    .prepare("select 1 from sqlite_master where name = '__drizzle_migrations'")
    .get();
  if (table === undefined) return [];
  const rows = client.prepare('select name from __drizzle_migrations order by name').all();
  return rows.map((row) => (row as { name: string }).name);
}
