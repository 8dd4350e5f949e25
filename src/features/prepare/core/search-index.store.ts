/* The index of what people find: written with each change of an entry, in its transaction. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { coreEntriesTable, coreRevisionsTable } from './entries.table.ts';
import { coreSearchTextsTable } from './search-index.table.ts';
import { indexedText, plainText, scopeWords } from './search-words.ts';

type IndexedText = typeof coreSearchTextsTable.$inferSelect;

const publishedTexts = (database: Database) =>
  database
    .select({
      entryNumber: coreEntriesTable.number,
      rolloutId: coreEntriesTable.rolloutId,
      kind: coreEntriesTable.kind,
      workflow: coreEntriesTable.workflow,
      title: coreRevisionsTable.title,
      synonyms: coreRevisionsTable.synonyms,
      body: coreRevisionsTable.body,
    })
    .from(coreEntriesTable)
    .innerJoin(
      coreRevisionsTable,
      and(
        eq(coreRevisionsTable.entryNumber, coreEntriesTable.number),
        sql`${coreRevisionsTable.status} = 'published'`,
      ),
    );

type PublishedText = ReturnType<ReturnType<typeof publishedTexts>['all']>[number];

const publishedTextQuery = perDatabase((database) =>
  publishedTexts(database)
    .where(
      and(
        eq(coreEntriesTable.number, sql.placeholder('number')),
        isNull(coreEntriesTable.retiredAt),
      ),
    )
    .prepare(),
);

/** Brings an entry's place in the index up to date with what people find of it now. */
export function saveIndexed(database: Database, number: number): void {
  const found = publishedTextQuery(database).get({ number });
  if (found === undefined) {
    const { entryNumber } = coreSearchTextsTable;
    database.delete(coreSearchTextsTable).where(eq(entryNumber, number)).run();
    return;
  }
  const { entryNumber, ...texts } = textFrom(found);
  database
    .insert(coreSearchTextsTable)
    .values({ entryNumber, ...texts })
    .onConflictDoUpdate({ target: coreSearchTextsTable.entryNumber, set: texts })
    .run();
}

function textFrom({ entryNumber, rolloutId, ...found }: PublishedText): IndexedText {
  return {
    entryNumber,
    rolloutId,
    scope: scopeWords(rolloutId, found).join(' '),
    title: indexedText(found.title),
    synonyms: indexedText(found.synonyms.join(' ; ')),
    body: indexedText(plainText(found.body)),
  };
}

/** Numbers of the entries that the index tells of otherwise than they are, and whether it is whole in itself. */
export function listMisindexed(database: Database): { entries: number[]; isWhole: boolean } {
  const indexed = new Map(
    database
      .select()
      .from(coreSearchTextsTable)
      .all()
      .map((row) => [row.entryNumber, row]),
  );
  const published = publishedTexts(database).where(isNull(coreEntriesTable.retiredAt)).all();
  const differing = published.map(textFrom).flatMap((text) => {
    const known = indexed.get(text.entryNumber);
    indexed.delete(text.entryNumber);
    return JSON.stringify(known) === JSON.stringify(text) ? [] : [text.entryNumber];
  });
  return { entries: [...differing, ...indexed.keys()], isWhole: isWhole(database) };
}

/** Asks both indexes whether they hold exactly what their table holds. */
function isWhole({ $client: client }: Database): boolean {
  try {
    for (const name of ['core_stems', 'core_trigrams', 'core_words']) {
      client.prepare(`insert into ${name} (${name}, rank) values ('integrity-check', 1)`).run();
    }
    return true;
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_CORRUPT') === true) return false;
    throw error;
  }
}

/** Makes the index again from what is published; answers how many entries it holds. */
export function saveIndex(database: Database): number {
  const { $client: client } = database;
  const published = publishedTexts(database).where(isNull(coreEntriesTable.retiredAt)).all();
  for (const name of ['core_stems', 'core_trigrams', 'core_words']) {
    client.prepare(`insert into ${name} (${name}) values ('rebuild')`).run();
  }
  database.delete(coreSearchTextsTable).run();
  for (const text of published) database.insert(coreSearchTextsTable).values(textFrom(text)).run();
  return published.length;
}
