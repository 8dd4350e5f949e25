import { and, desc, eq, like, or, sql } from 'drizzle-orm';
import { asSearched } from '../../../platform/as-searched.ts';
import { auditTable } from '../../../platform/audit/audit.table.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';

/** What of the record is asked for: everything, what one person did or was part of, or what holds some words. */
export type HistoryFilter =
  | { kind: 'all' }
  | { kind: 'person'; userId: UserId }
  | { kind: 'words'; words: string };

export type HistoryEntry = {
  sequence: number;
  at: Temporal.Instant;
  says: string;
  reason: string | undefined;
};

/** A page of a rollout's record, newest first, with one entry more than asked for when there is more. */
export function listHistory(
  database: Database,
  rolloutId: RolloutId,
  filter: HistoryFilter,
  page: { before: number | undefined; limit: number },
): HistoryEntry[] {
  teach(database);
  return database
    .select({
      sequence: auditTable.sequence,
      at: auditTable.at,
      says: auditTable.says,
      reason: auditTable.reason,
    })
    .from(auditTable)
    .where(
      and(
        eq(auditTable.rolloutId, rolloutId),
        page.before === undefined ? undefined : sql`${auditTable.sequence} < ${page.before}`,
        conditionOf(filter),
      ),
    )
    .orderBy(desc(auditTable.sequence))
    .limit(page.limit)
    .all()
    .map(({ reason, ...entry }) => ({ ...entry, reason: reason ?? undefined }));
}

/** SQLite folds the letters of English alone, so it asks us; what is stored and what is typed fold alike. */
const teach = perDatabase(({ $client }) => {
  $client.function('as_searched', { deterministic: true }, (text) =>
    typeof text === 'string' ? asSearched(text) : '',
  );
});

function conditionOf(filter: HistoryFilter) {
  switch (filter.kind) {
    case 'all':
      return undefined;
    case 'person':
      return or(
        eq(auditTable.actor, filter.userId),
        like(auditTable.says, `%<@${filter.userId}>%`),
      );
    case 'words':
      return or(
        ...[auditTable.says, auditTable.reason, auditTable.act, auditTable.subject].map(
          (column) => sql`instr(as_searched(${column}), ${asSearched(filter.words)}) > 0`,
        ),
      );
  }
}
