import { asc, eq, sql } from 'drizzle-orm';
import { listed } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { Ending } from '../../contract/ending.ts';
import type { Purpose } from './nudge.ts';
import type { PeopleSlice } from './nudge-plan-slice.ts';
import { nudgeItemsTable, nudgeSweepsTable, nudgesTable } from './nudges.table.ts';

export type NudgeRow = typeof nudgesTable.$inferSelect;

export type NudgeItem = {
  rolloutId: RolloutId;
  obligationKey: string;
  aboutId: UserId;
  purpose: Purpose;
  topic: string;
  text: string;
  isOpen: boolean;
  doneOn: Temporal.PlainDate | undefined;
  /** Who did it; the one who has it now, where it was moved. */
  doneBy: UserId | undefined;
  /** How it ended; undefined while it is open. */
  ending: Ending['kind'] | undefined;
  endingWhy: string;
  /** The key of the newer message that its receiver finds it in. */
  carriedTo: string | undefined;
};

const nudgeQuery = perDatabase((database) =>
  database
    .select()
    .from(nudgesTable)
    .where(eq(nudgesTable.key, sql.placeholder('key')))
    .prepare(),
);

export function findNudge(database: Database, key: string): NudgeRow | undefined {
  return nudgeQuery(database).get({ key });
}

const nudgeItemsQuery = perDatabase((database) =>
  database
    .select()
    .from(nudgeItemsTable)
    .where(eq(nudgeItemsTable.nudgeKey, sql.placeholder('key')))
    .orderBy(asc(nudgeItemsTable.position))
    .prepare(),
);

export function listNudgeItems(database: Database, key: string): NudgeItem[] {
  return nudgeItemsQuery(database)
    .all({ key })
    .map(({ doneOn, doneBy, carriedTo, ending, nudgeKey: _key, position: _position, ...item }) => ({
      ...item,
      doneOn: doneOn ?? undefined,
      doneBy: doneBy ?? undefined,
      ending: ending ?? undefined,
      carriedTo: carriedTo ?? undefined,
    }));
}

export type OpenItem = Pick<NudgeItem, 'aboutId' | 'obligationKey'> & { nudgeKey: string };

/** Everything that messages which Slack has accepted are about, of these people, and that still stands open. */
export function listOpenItems(database: Database, { after, upTo }: PeopleSlice): OpenItem[] {
  return database.$client
    .prepare<[string, string], OpenItem>(
      `select nudge_key as nudgeKey, about_id as aboutId, obligation_key as obligationKey
       from nudge_items join nudges on nudges.key = nudge_key
       where is_open = 1 and sent_at is not null and about_id > ? and about_id <= ?`,
    )
    .all(after, upTo);
}

/** The keys of these people's messages for this day and later ones, whatever became of them. */
export function listNudgeKeysFrom(
  database: Database,
  people: Iterable<UserId>,
  on: Temporal.PlainDate,
): Set<string> {
  return new Set(ofPeopleFrom(database).keys.all(listed(people), on.toString()));
}

/** How many messages of a day were cancelled, by the key of the day's first one. */
export function countCancelledFrom(
  database: Database,
  people: Iterable<UserId>,
  on: Temporal.PlainDate,
): Map<string, number> {
  return new Map(ofPeopleFrom(database).cancelled.all(listed(people), on.toString()));
}

const ofPeopleFrom = perDatabase(({ $client }) => {
  const from =
    'from json_each(?) as one cross join nudges on person_id = one.value and send_on >= ?';
  return {
    keys: $client.prepare<[string, string], string>(`select nudges.key ${from}`).pluck(),
    cancelled: $client
      .prepare(
        `select min(nudges.key), count(*) ${from} and cancelled_at is not null group by person_id, send_on, is_urgent`,
      )
      .raw() as { all(people: string, on: string): [string, number][] },
  };
});

type Planned = {
  key: string;
  workspaceId: WorkspaceId;
  personId: UserId;
  sendOn: Temporal.PlainDate;
  isUrgent: boolean;
};

/** All in one statement, since they are planned by the thousand. */
const addNudgesQuery = perDatabase(({ $client }) =>
  $client.prepare(
    `insert into nudges (key, workspace_id, person_id, send_on, planned_at, is_urgent)
     select value ->> 'key', value ->> 'workspaceId', value ->> 'personId', value ->> 'sendOn', ?,
       value ->> 'isUrgent' from json_each(?) where true on conflict (key) do nothing`,
  ),
);

export function addPlannedNudges(
  database: Database,
  nudges: readonly Planned[],
  now: Temporal.Instant,
): void {
  addNudgesQuery(database).run(now.epochMilliseconds, JSON.stringify(nudges));
}

/** What is about to be sent under this key; nothing counts before Slack has accepted it. */
export function saveNudgeItems(
  database: Database,
  key: string,
  items: readonly Omit<
    NudgeItem,
    'isOpen' | 'doneOn' | 'doneBy' | 'ending' | 'endingWhy' | 'carriedTo'
  >[],
): void {
  database.delete(nudgeItemsTable).where(eq(nudgeItemsTable.nudgeKey, key)).run();
  for (const [position, item] of items.entries()) {
    database
      .insert(nudgeItemsTable)
      .values({ ...item, nudgeKey: key, position, isOpen: true })
      .run();
  }
}

export function removeNudgeItems(database: Database, key: string): void {
  database.delete(nudgeItemsTable).where(eq(nudgeItemsTable.nudgeKey, key)).run();
}

export function markNudgeSent(database: Database, key: string, now: Temporal.Instant): void {
  database.update(nudgesTable).set({ sentAt: now }).where(eq(nudgesTable.key, key)).run();
}

export function markNudgeCancelled(database: Database, key: string, now: Temporal.Instant): void {
  database.update(nudgesTable).set({ cancelledAt: now }).where(eq(nudgesTable.key, key)).run();
}

/** Counts another change of the message where it stands, and answers how many there were. */
export function markNudgeEdited(database: Database, key: string): number {
  const row = database
    .update(nudgesTable)
    .set({ edits: sql`${nudgesTable.edits} + 1` })
    .where(eq(nudgesTable.key, key))
    .returning({ edits: nudgesTable.edits })
    .get();
  return row?.edits ?? 0;
}

export type Sweep = { sweptAt: Temporal.Instant; lastSequence: number; reached: UserId | null };

export function findSweep(database: Database, workspaceId: WorkspaceId): Sweep | undefined {
  return sweepQuery(database).get({ workspaceId });
}

const sweepQuery = perDatabase((database) => {
  const { sweptAt, lastSequence, reached, workspaceId } = nudgeSweepsTable;
  return database
    .select({ sweptAt, lastSequence, reached })
    .from(nudgeSweepsTable)
    .where(eq(workspaceId, sql.placeholder('workspaceId')))
    .prepare();
});

export function saveSweep(database: Database, workspaceId: WorkspaceId, sweep: Sweep): void {
  const { sweptAt, lastSequence, reached } = sweep;
  saveSweepQuery(database).run(workspaceId, sweptAt.epochMilliseconds, lastSequence, reached);
}

const saveSweepQuery = perDatabase(({ $client }) =>
  $client.prepare(
    `insert into nudge_sweeps (workspace_id, swept_at, last_sequence, reached) values (?, ?, ?, ?)
     on conflict (workspace_id) do update set swept_at = excluded.swept_at,
       last_sequence = excluded.last_sequence, reached = excluded.reached`,
  ),
);
