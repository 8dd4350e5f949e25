import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember, rememberRow } from '../../../platform/remember.ts';
import { coreEntriesTable, coreRevisionsTable } from './entries.table.ts';
import {
  type Entry,
  type EntryFacts,
  type EntryRevision,
  isPublished,
  type PublishedEntry,
  workflowKey,
} from './entry.ts';
import type { Verification } from './verification.ts';

type EntryRow = typeof coreEntriesTable.$inferSelect;
type RevisionRow = typeof coreRevisionsTable.$inferSelect;

const entriesQuery = perDatabase((database) =>
  database
    .select()
    .from(coreEntriesTable)
    .where(eq(coreEntriesTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(coreEntriesTable.number)
    .prepare(),
);

const currentTextsQuery = perDatabase((database) =>
  database
    .select()
    .from(coreRevisionsTable)
    .where(
      and(
        eq(coreRevisionsTable.rolloutId, sql.placeholder('rolloutId')),
        inArray(coreRevisionsTable.status, ['draft', 'reviewed', 'published']),
      ),
    )
    .prepare(),
);

/** All entries of a rollout with what they say and what is being prepared, the oldest first; retired ones too. */
export function listEntries(database: Database, rolloutId: RolloutId): readonly Entry[] {
  return remember(database, `core entries ${rolloutId}`, () => {
    const texts = Map.groupBy(
      currentTextsQuery(database).all({ rolloutId }),
      ({ entryNumber }) => entryNumber,
    );
    return entriesQuery(database)
      .all({ rolloutId })
      .map((row) => entryFrom(row, texts.get(row.number) ?? []));
  });
}

/** What people find: published and not retired. */
export function listPublished(database: Database, rolloutId: RolloutId): readonly PublishedEntry[] {
  return remember(database, `core published ${rolloutId}`, () =>
    listEntries(database, rolloutId).filter(isPublished),
  );
}

const entryQuery = perDatabase((database) =>
  database
    .select()
    .from(coreEntriesTable)
    .where(
      and(
        eq(coreEntriesTable.rolloutId, sql.placeholder('rolloutId')),
        eq(coreEntriesTable.slug, sql.placeholder('id')),
      ),
    )
    .prepare(),
);

export function findEntry(database: Database, rolloutId: RolloutId, id: string): Entry | undefined {
  return rememberRow(database, 'core entry', `${rolloutId} ${id}`, () => {
    const row = entryQuery(database).get({ rolloutId, id });
    return row === undefined ? undefined : withTexts(database, row);
  });
}

const entryByNumberQuery = perDatabase((database) =>
  database
    .select()
    .from(coreEntriesTable)
    .where(eq(coreEntriesTable.number, sql.placeholder('number')))
    .prepare(),
);

/** An entry by its row, of whatever rollout. */
export function findEntryByNumber(database: Database, number: number): Entry | undefined {
  return rememberRow(database, 'core entry by number', String(number), () => {
    const row = entryByNumberQuery(database).get({ number });
    return row === undefined ? undefined : withTexts(database, row);
  });
}

const textsOfEntryQuery = perDatabase((database) =>
  database
    .select()
    .from(coreRevisionsTable)
    .where(eq(coreRevisionsTable.entryNumber, sql.placeholder('number')))
    .orderBy(coreRevisionsTable.revision)
    .prepare(),
);

/** Every text that an entry ever had, the oldest first. */
export function listRevisions(database: Database, number: number): EntryRevision[] {
  return textsOfEntryQuery(database).all({ number }).map(revisionFrom);
}

/** The entry that has this title in this workflow already. */
export function findTwin(
  database: Database,
  rolloutId: RolloutId,
  { title, workflow, except }: { title: string; workflow: string; except?: string | undefined },
): Entry | undefined {
  const same = (one: Entry) =>
    one.retired === undefined &&
    one.id !== except &&
    workflowKey(one.workflow) === workflowKey(workflow) &&
    [one.draft, one.published].some(
      (text) => text !== undefined && workflowKey(text.title) === workflowKey(title),
    );
  return listEntries(database, rolloutId).find(same);
}

function withTexts(database: Database, row: EntryRow): Entry {
  return entryFrom(row, textsOfEntryQuery(database).all({ number: row.number }));
}

function entryFrom(row: EntryRow, texts: readonly RevisionRow[]): Entry {
  const published = texts.find(({ status }) => status === 'published');
  const draft = texts.find(({ status }) => status === 'draft' || status === 'reviewed');
  return {
    ...factsFrom(row),
    published: published === undefined ? undefined : revisionFrom(published),
    draft: draft === undefined ? undefined : revisionFrom(draft),
  };
}

function factsFrom(row: EntryRow): EntryFacts {
  const { retiredAt, retiredBy, retiredBecause } = row;
  return {
    number: row.number,
    id: row.slug,
    kind: row.kind,
    workflow: row.workflow,
    ownerId: row.ownerId,
    sourceLink: row.sourceLink ?? undefined,
    madeOf: row.madeOf ?? undefined,
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    verification: verificationFrom(row),
    retired:
      retiredAt === null || retiredBy === null
        ? undefined
        : { at: retiredAt, by: retiredBy, reason: retiredBecause ?? '' },
  };
}

function verificationFrom(row: EntryRow): Verification | undefined {
  const { reviewOn, intervalDays, confirmedRuns, doubt, doubtedOn } = row;
  if (reviewOn === null) return undefined;
  return {
    intervalDays,
    runs: confirmedRuns,
    reviewOn,
    doubt: doubt === null || doubtedOn === null ? undefined : { reason: doubt, on: doubtedOn },
  };
}

function revisionFrom(row: RevisionRow): EntryRevision {
  const { reviewedBy, reviewedAt } = row;
  return {
    revision: row.revision,
    version: { major: row.major, minor: row.minor },
    status: row.status,
    title: row.title,
    body: row.body,
    synonyms: row.synonyms,
    constraints: row.constraints,
    lessons: row.lessons,
    note: row.note,
    writtenBy: row.writtenBy,
    writtenAt: row.writtenAt,
    reviewerId: row.reviewerId ?? undefined,
    reviewed:
      reviewedBy === null || reviewedAt === null ? undefined : { by: reviewedBy, at: reviewedAt },
    publishedAt: row.publishedAt ?? undefined,
  };
}
