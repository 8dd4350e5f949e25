/* What was said to whom and what they answered, as far as it bears on what is said next. */
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../platform/database.ts';
import type { UserId, WorkspaceId } from '../../platform/ids.ts';
import type { NudgeHistory, NudgeReply, Purpose, SentNudge } from '../nudge-plans/nudge.ts';
import { listNudgeSettings } from '../nudge-settings/nudge-settings.store.ts';
import { nudgeRepliesTable } from './nudges.table.ts';

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

type SentRow = {
  key: string;
  personId: UserId;
  sentAt: number;
  sentOn: string;
  obligationKey: string | null;
  aboutId: UserId;
  purpose: Purpose;
};

/** Recent messages for the budgets, and older ones as far as they are about what is still open. */
function listSent(database: Database, now: Temporal.Instant): SentNudge[] {
  const since = now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: BUDGET_DAYS });
  const rows = database.$client
    .prepare<[{ since: string }], SentRow>(
      `select key, person_id as personId, sent_at as sentAt, send_on as sentOn,
         obligation_key as obligationKey, about_id as aboutId, purpose
       from nudges left join nudge_items on nudge_key = key and is_open = 1
       where sent_at is not null and send_on >= :since
       union all
       select key, person_id, sent_at, send_on, obligation_key, about_id, purpose
       from nudge_items join nudges on key = nudge_key
       where is_open = 1 and sent_at is not null and send_on < :since`,
    )
    .iterate({ since: since.toString() });
  const sent = new Map<string, SentNudge & { items: SentNudge['items'][number][] }>();
  const dates = new Map<string, Temporal.PlainDate>();
  for (const { key, personId, sentAt, sentOn, ...item } of rows) {
    const on = dates.get(sentOn) ?? Temporal.PlainDate.from(sentOn);
    dates.set(sentOn, on);
    const nudge = sent.get(key) ?? {
      personId,
      sentAt: Temporal.Instant.fromEpochMilliseconds(sentAt),
      sentOn: on,
      items: [],
    };
    if (item.obligationKey !== null)
      nudge.items.push({ ...item, obligationKey: item.obligationKey });
    sent.set(key, nudge);
  }
  return [...sent.values()];
}

function listReplies(database: Database): StoredReply[] {
  return database.select().from(nudgeRepliesTable).all().map(replyFrom);
}

export function findReply(
  database: Database,
  personId: UserId,
  obligationKey: string,
): StoredReply | undefined {
  const row = database
    .select()
    .from(nudgeRepliesTable)
    .where(
      and(
        eq(nudgeRepliesTable.personId, personId),
        eq(nudgeRepliesTable.obligationKey, obligationKey),
      ),
    )
    .get();
  return row === undefined ? undefined : replyFrom(row);
}

function replyFrom(row: typeof nudgeRepliesTable.$inferSelect): StoredReply {
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
