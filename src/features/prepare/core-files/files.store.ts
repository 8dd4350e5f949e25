import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { coreEntriesTable } from '../core/entries.table.ts';
import { coreFilesTable } from './files.table.ts';

export type KnownFile = {
  path: string;
  source: string;
  base: string | undefined;
};

/** The files of a rollout's entries, by the entry's number. */
export function listKnownFiles(
  database: Database,
  rolloutId: RolloutId,
): ReadonlyMap<number, KnownFile> {
  const rows = database
    .select({
      entryNumber: coreFilesTable.entryNumber,
      path: coreFilesTable.path,
      source: coreFilesTable.source,
      base: coreFilesTable.base,
    })
    .from(coreFilesTable)
    .innerJoin(coreEntriesTable, eq(coreEntriesTable.number, coreFilesTable.entryNumber))
    .where(eq(coreEntriesTable.rolloutId, rolloutId))
    .all();
  return new Map(
    rows.map(({ entryNumber, path, source, base }) => [
      entryNumber,
      { path, source, base: base ?? undefined },
    ]),
  );
}

/** A file that was read; what was last exported stays as it is. */
export function saveReadFile(
  database: Database,
  entryNumber: number,
  file: { path: string; source: string },
): void {
  database
    .insert(coreFilesTable)
    .values({ entryNumber, ...file, base: null })
    .onConflictDoUpdate({ target: coreFilesTable.entryNumber, set: file })
    .run();
}

/** A file that was written: from now on both sides are compared with it. */
export function saveExportedFile(
  database: Database,
  entryNumber: number,
  file: { path: string; source: string },
): void {
  database
    .insert(coreFilesTable)
    .values({ entryNumber, ...file, base: file.source })
    .onConflictDoUpdate({
      target: coreFilesTable.entryNumber,
      set: { ...file, base: sql`excluded.base` },
    })
    .run();
}
