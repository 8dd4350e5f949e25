/* Whatever changes the Core's entries, for the acts of this group; what people find changes here alone. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { coreEntriesTable, coreRevisionsTable } from './entries.table.ts';
import type { EntryFacts, EntryRevision, Retirement } from './entry.ts';
import { saveIndexed } from './search-index.store.ts';
import { FIRST_INTERVAL_DAYS, type Verification } from './verification.ts';

type Place = { workspaceId: WorkspaceId; rolloutId: RolloutId };

/** Adds an entry without a text and answers with its number. */
export function addEntry(
  database: Database,
  place: Place,
  facts: Omit<EntryFacts, 'number' | 'retired'>,
): number {
  const { id, verification, sourceLink, madeOf, ...rest } = facts;
  const row = database
    .insert(coreEntriesTable)
    .values({
      ...place,
      ...rest,
      slug: id,
      sourceLink: sourceLink ?? null,
      madeOf: madeOf ?? null,
      ...verificationColumns(verification),
    })
    .returning({ number: coreEntriesTable.number })
    .get();
  return row.number;
}

/** Adds a text; a draft takes the place of the one being prepared, a published one of what people found too. */
export function addRevision(
  database: Database,
  entry: { number: number; rolloutId: RolloutId },
  text: EntryRevision,
): void {
  const { version, reviewed, reviewerId, publishedAt, ...rest } = text;
  const given = text.status === 'published' ? (['published'] as const) : [];
  replaceTexts(database, entry.number, ['draft', 'reviewed', ...given]);
  database
    .insert(coreRevisionsTable)
    .values({
      entryNumber: entry.number,
      rolloutId: entry.rolloutId,
      ...rest,
      ...version,
      reviewerId: reviewerId ?? null,
      reviewedBy: reviewed?.by ?? null,
      reviewedAt: reviewed?.at ?? null,
      publishedAt: publishedAt ?? null,
    })
    .run();
  saveIndexed(database, entry.number);
}

export function markReviewed(
  database: Database,
  { number, revision }: { number: number; revision: number },
  reviewed: { by: UserId; at: Temporal.Instant },
): void {
  changeText(database, number, revision, {
    status: 'reviewed',
    reviewedBy: reviewed.by,
    reviewedAt: reviewed.at,
  });
}

/** From now on this is what people find. */
export function markPublished(
  database: Database,
  { number, revision }: { number: number; revision: number },
  published: { version: EntryRevision['version']; at: Temporal.Instant },
): void {
  replaceTexts(database, number, ['published']);
  changeText(database, number, revision, {
    status: 'published',
    ...published.version,
    publishedAt: published.at,
  });
  saveIndexed(database, number);
}

/** A draft that nobody goes on with; it stays in the history. */
export function markDropped(database: Database, number: number, revision: number): void {
  changeText(database, number, revision, { status: 'dropped' });
}

export function saveVerification(
  database: Database,
  number: number,
  verification: Verification,
): void {
  changeEntry(database, number, verificationColumns(verification));
}

/** Changes what is true of an entry whatever its text says. */
export function saveEntryFacts(
  database: Database,
  number: number,
  facts: Partial<Pick<EntryFacts, 'kind' | 'workflow' | 'ownerId'>>,
): void {
  changeEntry(database, number, facts);
}

/** Takes an entry out of use; undefined brings it back. */
export function saveRetirement(
  database: Database,
  number: number,
  retired: Retirement | undefined,
): void {
  changeEntry(database, number, {
    retiredAt: retired?.at ?? null,
    retiredBy: retired?.by ?? null,
    retiredBecause: retired?.reason ?? null,
  });
}

function verificationColumns(verification: Verification | undefined) {
  return {
    reviewOn: verification?.reviewOn ?? null,
    intervalDays: verification?.intervalDays ?? FIRST_INTERVAL_DAYS,
    confirmedRuns: verification?.runs ?? 0,
    doubt: verification?.doubt?.reason ?? null,
    doubtedOn: verification?.doubt?.on ?? null,
  };
}

function changeEntry(
  database: Database,
  number: number,
  columns: Partial<typeof coreEntriesTable.$inferInsert>,
): void {
  database.update(coreEntriesTable).set(columns).where(eq(coreEntriesTable.number, number)).run();
  saveIndexed(database, number);
}

function changeText(
  database: Database,
  number: number,
  revision: number,
  columns: Partial<typeof coreRevisionsTable.$inferInsert>,
): void {
  const { entryNumber, revision: revisionColumn } = coreRevisionsTable;
  database
    .update(coreRevisionsTable)
    .set(columns)
    .where(and(eq(entryNumber, number), eq(revisionColumn, revision)))
    .run();
}

function replaceTexts(
  database: Database,
  number: number,
  statuses: ('draft' | 'reviewed' | 'published')[],
): void {
  const { entryNumber, status } = coreRevisionsTable;
  database
    .update(coreRevisionsTable)
    .set({ status: 'replaced' })
    .where(and(eq(entryNumber, number), inArray(status, statuses)))
    .run();
}
