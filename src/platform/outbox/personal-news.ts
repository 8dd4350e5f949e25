/* Reads and marks of what people may want to know: what waits, what went with which message, what was seen. */
import { and, asc, desc, eq, gte, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import type { UserId } from '../ids.ts';
import { perDatabase } from '../prepared.ts';
import { remember } from '../remember.ts';
import { personalNewsTable } from './personal-news.table.ts';

export type PersonalNews = typeof personalNewsTable.$inferSelect;

/** Whether something has ever been kept under this key, told or not. */
export function isKeptAsNews(database: Database, key: string): boolean {
  return keyQuery(database).get({ key }) !== undefined;
}

const keyQuery = perDatabase((database) =>
  database
    .select({ id: personalNewsTable.id })
    .from(personalNewsTable)
    .where(eq(personalNewsTable.key, sql.placeholder('key')))
    .prepare(),
);

/** What nobody has told the person yet and they have not seen, the oldest first. */
export function listWaitingNews(database: Database, personId: UserId): PersonalNews[] {
  return waitingQuery(database).all({ personId });
}

const waitingQuery = perDatabase((database) =>
  database
    .select()
    .from(personalNewsTable)
    .where(
      and(
        eq(personalNewsTable.personId, sql.placeholder('personId')),
        isNull(personalNewsTable.toldAt),
        isNull(personalNewsTable.seenAt),
      ),
    )
    .orderBy(asc(personalNewsTable.at), asc(personalNewsTable.id))
    .prepare(),
);

/** What went, or goes, with one message. */
export function listNewsIn(database: Database, messageKey: string): PersonalNews[] {
  return toldInQuery(database).all({ messageKey });
}

const toldInQuery = perDatabase((database) =>
  database
    .select()
    .from(personalNewsTable)
    .where(eq(personalNewsTable.toldIn, sql.placeholder('messageKey')))
    .orderBy(asc(personalNewsTable.at), asc(personalNewsTable.id))
    .prepare(),
);

/** The people for whom something urgent waits. */
export function listUrgentlyTold(database: Database): readonly UserId[] {
  return remember(database, 'news that is urgent', () =>
    urgentQuery(database)
      .all()
      .map(({ personId }) => personId),
  );
}

const urgentQuery = perDatabase((database) =>
  database
    .selectDistinct({ personId: personalNewsTable.personId })
    .from(personalNewsTable)
    .where(
      and(
        eq(personalNewsTable.isUrgent, true),
        isNull(personalNewsTable.toldAt),
        isNull(personalNewsTable.seenAt),
      ),
    )
    .prepare(),
);

/** What is new to somebody who looks: not told in a message, and first seen since then at the earliest. */
export function listUnseenNews(
  database: Database,
  personId: UserId,
  since: Temporal.Instant,
): PersonalNews[] {
  const { seenAt, toldAt } = personalNewsTable;
  return database
    .select()
    .from(personalNewsTable)
    .where(
      and(
        eq(personalNewsTable.personId, personId),
        isNull(toldAt),
        or(isNull(seenAt), gte(seenAt, since)),
      ),
    )
    .orderBy(desc(personalNewsTable.at), desc(personalNewsTable.id))
    .all();
}

/** What goes with a message from here on; before it was accepted nothing counts as told. */
export function putNewsInto(database: Database, messageKey: string, ids: readonly number[]): void {
  takeNewsOut(database, messageKey);
  for (const id of ids) {
    database
      .update(personalNewsTable)
      .set({ toldIn: messageKey })
      .where(eq(personalNewsTable.id, id))
      .run();
  }
}

/** The message did not go: what was to go with it waits again. */
export function takeNewsOut(database: Database, messageKey: string): void {
  database
    .update(personalNewsTable)
    .set({ toldIn: null })
    .where(and(eq(personalNewsTable.toldIn, messageKey), isNull(personalNewsTable.toldAt)))
    .run();
}

/** `isChanged`: the message stands there already and is yet to show it. */
export function markNewsTold(
  database: Database,
  messageKey: string,
  now: Temporal.Instant,
  isChanged = false,
): void {
  database
    .update(personalNewsTable)
    .set(isChanged ? { toldAt: now, isChanged } : { toldAt: now })
    .where(and(eq(personalNewsTable.toldIn, messageKey), isNull(personalNewsTable.toldAt)))
    .run();
}

export function markNewsSeen(database: Database, personId: UserId, now: Temporal.Instant): void {
  database
    .update(personalNewsTable)
    .set({ seenAt: now })
    .where(
      and(
        eq(personalNewsTable.personId, personId),
        isNull(personalNewsTable.toldAt),
        isNull(personalNewsTable.seenAt),
      ),
    )
    .run();
}

/** The messages whose news has other words by now; asked once for each change. */
export function takeChangedMessages(database: Database): string[] {
  return [
    ...new Set(
      takeChangedQuery(database)
        .all()
        .flatMap(({ toldIn }) => (toldIn === null ? [] : [toldIn])),
    ),
  ];
}

const takeChangedQuery = perDatabase((database) =>
  database
    .update(personalNewsTable)
    .set({ isChanged: false })
    .where(and(sql`${personalNewsTable.isChanged} = 1`, isNotNull(personalNewsTable.toldAt)))
    .returning({ toldIn: personalNewsTable.toldIn })
    .prepare(),
);
