/* What was said to whom and what they answered, as far as it bears on what is said next. */

import { and, eq, gt, lte, sql } from 'drizzle-orm';
import { listed } from '../../../platform/among.ts';
import { dateAt } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import type { UserId, WorkspaceId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { StateAt } from '../../../platform/request.ts';
import { dateFrom } from '../../../platform/shared-dates.ts';
import type { NudgeReply, Purpose } from './nudge.ts';
import { type NudgeHistory, startHistory } from './nudge-history.ts';
import type { PeopleSlice } from './nudge-plan-slice.ts';
import type { Contact } from './nudge-plan-step.ts';
import { listNudgeSettings } from './nudge-settings.store.ts';
import { nudgeRepliesTable } from './nudges.table.ts';

/** A budget is counted by two weeks at most, wherever the person's week has begun. */
const BUDGET_DAYS = 16;

export type StoredReply = NudgeReply & { suggestedId: UserId | undefined; note: string };

/** The dates of the last days' messages, what was said about all that these people still owe, the answers, the stopped topics. */
export function getNudgeHistory(
  { database, now }: StateAt,
  people: { owing: PeopleSlice; receiving: Iterable<UserId> },
): NudgeHistory {
  const collected = startHistory();
  const since = dateAt(now, 'UTC').subtract({ days: BUDGET_DAYS });
  for (const [personId, on, isUrgent] of listSentSince(database, people.receiving, since))
    collected.addMessage(personId, on, isUrgent === 1);
  addContacts(database, people.owing, collected.addContact);
  for (const reply of listReplies(database, people.owing)) collected.addReply(reply);
  for (const [personId, { stoppedTopics }] of listNudgeSettings(database)) {
    if (stoppedTopics.length > 0) collected.addStopped(personId, stoppedTopics);
  }
  return collected.history;
}

function listSentSince(
  database: Database,
  people: Iterable<UserId>,
  since: Temporal.PlainDate,
): [UserId, string, number][] {
  return sentSinceQuery(database).all(listed(people), since.toString());
}

const sentSinceQuery = perDatabase(
  ({ $client }) =>
    $client
      .prepare(
        `select person_id, send_on, is_urgent from json_each(?) as one
         cross join nudges on person_id = one.value and send_on >= ? and sent_at is not null`,
      )
      .raw() as { all(people: string, since: string): [UserId, string, number][] },
);

type Add = ReturnType<typeof startHistory>['addContact'];

const contactsQuery = perDatabase(
  ({ $client }) =>
    $client
      .prepare(
        `select about_id, obligation_key, purpose, sent_at, send_on
         from nudge_items join nudges on nudges.key = nudge_key
         where is_open = 1 and sent_at is not null and about_id > ? and about_id <= ?
         order by sent_at`,
      )
      .raw() as { all(after: string, upTo: string): [UserId, string, Purpose, number, string][] },
);

/** In the order of time; things in one message share what is said of it. */
function addContacts(database: Database, { after, upTo }: PeopleSlice, add: Add): void {
  const rows = contactsQuery(database).all(after, upTo);
  let last: { at: number; contact: Contact } | undefined;
  for (const [aboutId, obligationKey, purpose, at, on] of rows) {
    const sentOn = dateFrom(on);
    if (last?.at !== at || last.contact.purpose !== purpose || last.contact.sentOn !== sentOn) {
      const sentAt = Temporal.Instant.fromEpochMilliseconds(at);
      last = { at, contact: { purpose, sentAt, sentOn } };
    }
    add(aboutId, obligationKey, last.contact);
  }
}

const repliesQuery = perDatabase((database) =>
  database
    .select()
    .from(nudgeRepliesTable)
    .where(
      and(
        gt(nudgeRepliesTable.personId, sql.placeholder('after')),
        lte(nudgeRepliesTable.personId, sql.placeholder('upTo')),
      ),
    )
    .prepare(),
);

function listReplies(database: Database, { after, upTo }: PeopleSlice): StoredReply[] {
  return repliesQuery(database).all({ after, upTo }).map(replyFrom);
}

const replyQuery = perDatabase((database) =>
  database
    .select()
    .from(nudgeRepliesTable)
    .where(
      and(
        eq(nudgeRepliesTable.personId, sql.placeholder('personId')),
        eq(nudgeRepliesTable.obligationKey, sql.placeholder('obligationKey')),
      ),
    )
    .prepare(),
);

export function findReply(
  database: Database,
  personId: UserId,
  obligationKey: string,
): StoredReply | undefined {
  const row = replyQuery(database).get({ personId, obligationKey });
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
