/* Slack may deliver the same thing more than once; what was handled is noted in the same transaction. */
import { lt } from 'drizzle-orm';
import { changeMarkOf } from '../change-mark.ts';
import { type Database, write } from '../database.ts';
import type { WorkspaceId } from '../ids.ts';
import { perDatabase } from '../prepared.ts';
import { inboxTable } from './directory.table.ts';

const KEPT_FOR = { hours: 24 * 7 };

export type Handled<Answer> = { answer: Answer; isRepeat: boolean; hasChanged: boolean };

/**
 * Runs `act` unless this delivery was handled before, in which case the answer given then is given
 * again. Only what changed something, or must not be answered twice, is noted: to look again does no
 * harm. `isFinal` says whether the answer settles the delivery: a refused form may be sent again;
 * `toKeep` leaves out of the note what a repeat does not need.
 */
export function handleOnce<Answer>(
  database: Database,
  delivery: {
    key: string | undefined;
    /** What is done with this delivery, however it is worded: see `wasHandled`. */
    alsoKey?: string | undefined;
    workspaceId: WorkspaceId;
    now: Temporal.Instant;
  },
  act: () => Answer,
  isFinal: (answer: Answer) => boolean,
  mustNote: (answer: Answer) => boolean = () => false,
  toKeep: (answer: Answer) => Answer = (answer) => answer,
): Handled<Answer> {
  const { key, alsoKey } = delivery;
  const { findAnswer, addNote } = queriesOf(database);
  const { countOwn: countChanges } = changeMarkOf(database.$client);
  return write(database, () => {
    const before = key === undefined ? undefined : findAnswer.get(key);
    if (before !== undefined) {
      return { answer: JSON.parse(before) as Answer, isRepeat: true, hasChanged: false };
    }
    const changes = countChanges();
    const answer = act();
    const hasChanged = countChanges() !== changes;
    if (key !== undefined && isFinal(answer) && (hasChanged || mustNote(answer))) {
      const { workspaceId, now } = delivery;
      const receivedAt = now.epochMilliseconds;
      addNote.run(key, workspaceId, receivedAt, JSON.stringify(toKeep(answer)));
      if (alsoKey !== undefined) addNote.run(alsoKey, workspaceId, receivedAt, '[]');
    }
    return { answer, isRepeat: false, hasChanged };
  });
}

/** Whether something with this key was handled within the last week. */
export function wasHandled(database: Database, key: string): boolean {
  return queriesOf(database).findAnswer.get(key) !== undefined;
}

/** What was noted under a key within the last week, in its own words. */
export function findNote(database: Database, key: string): string | undefined {
  const found = queriesOf(database).findAnswer.get(key);
  return found === undefined ? undefined : String(JSON.parse(found));
}

/** Notes something under a key, in place of what stood there. */
export function setNote(
  database: Database,
  note: { key: string; workspaceId: WorkspaceId; at: Temporal.Instant; says: string },
): void {
  const { key, workspaceId, at, says } = note;
  const row = { receivedAt: at, answer: JSON.stringify(says) };
  database
    .insert(inboxTable)
    .values({ key, workspaceId, ...row })
    .onConflictDoUpdate({ target: inboxTable.key, set: row })
    .run();
}

type Note = [key: string, workspaceId: WorkspaceId, receivedAt: number, answer: string];

/** Each delivery asks, so without a query builder in between. */
const queriesOf = perDatabase(({ $client }) => ({
  findAnswer: $client
    .prepare<[key: string], string>('select answer from inbox where key = ?')
    .pluck(),
  addNote: $client.prepare<Note>(
    'insert into inbox (key, workspace_id, received_at, answer) values (?, ?, ?, ?)',
  ),
}));

/** Forgets what was handled more than a week ago; answers how much that was. */
export function removeOldDeliveries(database: Database, now: Temporal.Instant): number {
  return write(
    database,
    () =>
      database
        .delete(inboxTable)
        .where(lt(inboxTable.receivedAt, now.subtract(KEPT_FOR)))
        .run().changes,
  );
}

/** The workspaces whose deliveries are noted. */
export function listInboxWorkspaces(database: Database): WorkspaceId[] {
  return inboxWorkspacesQuery(database)
    .all()
    .map((row) => row.workspaceId);
}

const inboxWorkspacesQuery = perDatabase((database) =>
  database.selectDistinct({ workspaceId: inboxTable.workspaceId }).from(inboxTable).prepare(),
);
