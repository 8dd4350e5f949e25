/* What was said to whom and what they answered, as far as it bears on what is said next. */
import { and, eq, gte, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database.ts';
import type { UserId, WorkspaceId } from '../../platform/ids.ts';
import type { NudgeHistory, NudgeReply, SentNudge } from './nudge.ts';
import { listNudgeSettings } from './nudge-settings.store.ts';
import { nudgeItemsTable, nudgeRepliesTable, nudgesTable } from './nudges.table.ts';

/** A budget is counted by the week, wherever the person's week has begun. */
const BUDGET_DAYS = 9;

export type StoredReply = NudgeReply & { suggestedId: UserId | undefined; note: string };

/** Messages about what is still open, the dates of the last days, the answers and the stopped topics. */
export function findNudgeHistory(database: Database, now: Temporal.Instant): NudgeHistory {
  return {
    sent: listSent(database, now),
    replies: listReplies(database),
    stopped: [...listNudgeSettings(database)].flatMap(([personId, { stoppedTopics }]) =>
      stoppedTopics.map((topic) => ({ personId, topic })),
    ),
  };
}

function listSent(database: Database, now: Temporal.Instant): SentNudge[] {
  const since = now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: BUDGET_DAYS });
  const sent = new Map<string, SentNudge & { items: SentNudge['items'][number][] }>();
  const columns = {
    key: nudgesTable.key,
    personId: nudgesTable.personId,
    sentAt: nudgesTable.sentAt,
    sentOn: nudgesTable.sendOn,
  };
  const recent = database
    .select(columns)
    .from(nudgesTable)
    .where(and(gte(nudgesTable.sendOn, since), isNotNull(nudgesTable.sentAt)))
    .all();
  for (const { key, sentAt, ...nudge } of recent) {
    if (sentAt !== null) sent.set(key, { ...nudge, sentAt, items: [] });
  }
  const open = database
    .select({
      ...columns,
      obligationKey: nudgeItemsTable.obligationKey,
      aboutId: nudgeItemsTable.aboutId,
      purpose: nudgeItemsTable.purpose,
    })
    .from(nudgeItemsTable)
    .innerJoin(nudgesTable, eq(nudgesTable.key, nudgeItemsTable.nudgeKey))
    .where(and(sql`${nudgeItemsTable.isOpen} = 1`, isNotNull(nudgesTable.sentAt)))
    .all();
  for (const { key, personId, sentAt, sentOn, ...item } of open) {
    if (sentAt === null) continue;
    const nudge = sent.get(key) ?? { personId, sentAt, sentOn, items: [] };
    nudge.items.push(item);
    sent.set(key, nudge);
  }
  return [...sent.values()];
}

export function listReplies(database: Database): StoredReply[] {
  return database
    .select()
    .from(nudgeRepliesTable)
    .all()
    .map((row) => {
      const { personId, obligationKey, repliedAt, note } = row;
      const base = {
        personId,
        obligationKey,
        repliedAt,
        note,
        suggestedId: row.suggestedId ?? undefined,
      };
      if (row.choice === 'later' && row.untilOn !== null) {
        return { ...base, choice: row.choice, untilOn: row.untilOn };
      }
      return { ...base, choice: row.choice === 'not-me' ? row.choice : 'keep' };
    });
}

export function saveReply(
  database: Database,
  workspaceId: WorkspaceId,
  reply: NudgeReply & { suggestedId?: UserId | undefined; note?: string },
): void {
  const values = {
    choice: reply.choice,
    untilOn: reply.untilOn ?? null,
    suggestedId: reply.suggestedId ?? null,
    note: reply.note ?? '',
    repliedAt: reply.repliedAt,
  };
  const { personId, obligationKey } = reply;
  database
    .insert(nudgeRepliesTable)
    .values({ workspaceId, personId, obligationKey, ...values })
    .onConflictDoUpdate({
      target: [nudgeRepliesTable.personId, nudgeRepliesTable.obligationKey],
      set: values,
    })
    .run();
}

/** Once a thing is done, an answer about it means nothing for the next time. */
export function removeReply(database: Database, personId: UserId, obligationKey: string): void {
  database
    .delete(nudgeRepliesTable)
    .where(
      and(
        eq(nudgeRepliesTable.personId, personId),
        eq(nudgeRepliesTable.obligationKey, obligationKey),
      ),
    )
    .run();
}
