import { and, asc, eq, gte, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../platform/ids.ts';
import type { Purpose } from './nudge.ts';
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
  doneBy: UserId | undefined;
};

export function findNudge(database: Database, key: string): NudgeRow | undefined {
  return database.select().from(nudgesTable).where(eq(nudgesTable.key, key)).get();
}

export function listNudgeItems(database: Database, key: string): NudgeItem[] {
  return database
    .select()
    .from(nudgeItemsTable)
    .where(eq(nudgeItemsTable.nudgeKey, key))
    .orderBy(asc(nudgeItemsTable.position))
    .all()
    .map(({ doneOn, doneBy, nudgeKey: _key, position: _position, ...item }) => ({
      ...item,
      doneOn: doneOn ?? undefined,
      doneBy: doneBy ?? undefined,
    }));
}

/** Messages that Slack has accepted and of which something still stands open. */
export function listUnsettledNudges(
  database: Database,
): (NudgeRow & { sentAt: Temporal.Instant })[] {
  return database
    .select()
    .from(nudgesTable)
    .where(
      and(
        isNotNull(nudgesTable.sentAt),
        sql`exists (select 1 from nudge_items where nudge_key = ${nudgesTable.key} and is_open = 1)`,
      ),
    )
    .orderBy(asc(nudgesTable.sentAt))
    .all()
    .flatMap((row) => (row.sentAt === null ? [] : [{ ...row, sentAt: row.sentAt }]));
}

/** The keys of messages for this day and later ones, planned or sent. */
export function listNudgeKeysFrom(database: Database, on: Temporal.PlainDate): Set<string> {
  const rows = database
    .select({ key: nudgesTable.key })
    .from(nudgesTable)
    .where(gte(nudgesTable.sendOn, on))
    .all();
  return new Set(rows.map((row) => row.key));
}

type Planned = {
  key: string;
  workspaceId: WorkspaceId;
  personId: UserId;
  sendOn: Temporal.PlainDate;
};

export function addPlannedNudges(
  database: Database,
  nudges: readonly Planned[],
  now: Temporal.Instant,
): void {
  const add = database
    .insert(nudgesTable)
    .values({
      key: sql.placeholder('key'),
      workspaceId: sql.placeholder('workspaceId'),
      personId: sql.placeholder('personId'),
      sendOn: sql`${sql.placeholder('sendOn')}`,
      plannedAt: now,
    })
    .onConflictDoNothing()
    .prepare();
  for (const { sendOn, ...nudge } of nudges) add.run({ ...nudge, sendOn: sendOn.toString() });
}

/** What is about to be sent under this key; nothing counts before Slack has accepted it. */
export function saveNudgeItems(
  database: Database,
  key: string,
  items: readonly Omit<NudgeItem, 'isOpen' | 'doneOn' | 'doneBy'>[],
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

export function markItemDone(
  database: Database,
  key: string,
  item: Pick<NudgeItem, 'obligationKey' | 'aboutId'>,
  done: { on: Temporal.PlainDate; by: UserId | undefined },
): void {
  database
    .update(nudgeItemsTable)
    .set({ isOpen: false, doneOn: done.on, doneBy: done.by ?? null })
    .where(
      and(
        eq(nudgeItemsTable.nudgeKey, key),
        eq(nudgeItemsTable.obligationKey, item.obligationKey),
        eq(nudgeItemsTable.aboutId, item.aboutId),
        eq(nudgeItemsTable.isOpen, true),
      ),
    )
    .run();
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

export type Sweep = { sweptAt: Temporal.Instant; lastSequence: number };

export function findSweep(database: Database, workspaceId: WorkspaceId): Sweep | undefined {
  return database
    .select({ sweptAt: nudgeSweepsTable.sweptAt, lastSequence: nudgeSweepsTable.lastSequence })
    .from(nudgeSweepsTable)
    .where(eq(nudgeSweepsTable.workspaceId, workspaceId))
    .get();
}

export function saveSweep(database: Database, workspaceId: WorkspaceId, sweep: Sweep): void {
  database
    .insert(nudgeSweepsTable)
    .values({ workspaceId, ...sweep })
    .onConflictDoUpdate({ target: nudgeSweepsTable.workspaceId, set: sweep })
    .run();
}
