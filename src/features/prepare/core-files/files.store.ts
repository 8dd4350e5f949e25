import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { coreEntriesTable } from '../core/entries.table.ts';
import { coreFilesTable } from './files.table.ts';

export type KnownFile = {
  path: string;
  source: string;
  ownerId: UserId;
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
      ownerId: coreFilesTable.ownerId,
      base: coreFilesTable.base,
    })
    .from(coreFilesTable)
    .innerJoin(coreEntriesTable, eq(coreEntriesTable.number, coreFilesTable.entryNumber))
    .where(eq(coreEntriesTable.rolloutId, rolloutId))
    .all();
  return new Map(
    rows.map(({ entryNumber, base, ...file }) => [
      entryNumber,
      { ...file, base: base ?? undefined },
    ]),
  );
}

/** A file that was read; what was last exported stays as it is. */
export function saveReadFile(
  database: Database,
  entryNumber: number,
  { path, source, ownerId }: Omit<KnownFile, 'base'>,
): void {
  database
    .insert(coreFilesTable)
    .values({ entryNumber, path, source, ownerId, base: null })
    .onConflictDoUpdate({ target: coreFilesTable.entryNumber, set: { path, source, ownerId } })
    .run();
}

/** A file that was written: from now on both sides are compared with it. */
export function saveExportedFile(
  database: Database,
  entryNumber: number,
  { path, source, ownerId }: Omit<KnownFile, 'base'>,
): void {
  database
    .insert(coreFilesTable)
    .values({ entryNumber, path, source, ownerId, base: source })
    .onConflictDoUpdate({
      target: coreFilesTable.entryNumber,
      set: { path, source, ownerId, base: sql`excluded.base` },
    })
    .run();
}
