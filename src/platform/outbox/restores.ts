/*
 * After a restore: what was due between the copy and the restore may have been said by the database that
 * was set aside. Whatever scheduled work wants to say of that time is held until somebody decides.
 */
import { desc, eq } from 'drizzle-orm';
import { type Database, write } from '../database.ts';
import { perDatabase } from '../prepared.ts';
import { remember } from '../remember.ts';
import { restoresTable } from './restores.table.ts';

export type Restore = typeof restoresTable.$inferSelect;

const lastRestore = perDatabase((database) =>
  database.select().from(restoresTable).orderBy(desc(restoresTable.id)).limit(1).prepare(),
);

export function findLastRestore(database: Database): Restore | undefined {
  return remember(database, 'last restore', () => lastRestore(database).get());
}

/** Writes into a copy that is being put in place that it is one. */
export function noteRestore(database: Database, now: Temporal.Instant): Restore {
  const last = database.$client
    .prepare<[], number | null>(
      `select max(at) from (select max(at) as at from audit union all
         select max(created_at) from outbox union all select max(finished_at) from job_runs)`,
    )
    .pluck()
    .get();
  const copyAt = Temporal.Instant.fromEpochMilliseconds(last ?? now.epochMilliseconds);
  return write(database, () =>
    database
      .insert(restoresTable)
      .values({ copyAt, restoredAt: now, sweptAt: null })
      .returning()
      .get(),
  );
}

const queries = perDatabase(({ $client }) => ({
  newest: $client.prepare<[], number>('select coalesce(max(id), 0) from outbox').pluck(),
  hold: $client.prepare<[number]>(
    "update outbox set state = 'held' where id > ? and state = 'queued'",
  ),
}));

/**
 * Runs scheduled work, inside the transaction that does it. What it puts into the outbox is held where it
 * stands for a time before the restore, or follows from what had been open since.
 */
export function holdingOverdue<T>(
  database: Database,
  about: { at: Temporal.Instant; isSweep: boolean },
  run: () => T,
): T {
  const restore = findLastRestore(database);
  if (restore === undefined || !isOverdue(restore, about)) return run();
  const { newest, hold } = queries(database);
  const before = newest.get() ?? 0;
  const value = run();
  hold.run(before);
  return value;
}

function isOverdue(
  { restoredAt, sweptAt }: Restore,
  { at, isSweep }: { at: Temporal.Instant; isSweep: boolean },
): boolean {
  if (isSweep) return sweptAt === null;
  return at.epochMilliseconds <= restoredAt.epochMilliseconds;
}

/** All that was open has been looked at once: what follows now is of today. */
export function endSweepOfRestore(database: Database, now: Temporal.Instant): void {
  const restore = findLastRestore(database);
  if (restore === undefined || restore.sweptAt !== null) return;
  write(database, () => {
    database
      .update(restoresTable)
      .set({ sweptAt: now })
      .where(eq(restoresTable.id, restore.id))
      .run();
  });
}
