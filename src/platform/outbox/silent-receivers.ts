/*
 * A receiver elsewhere is silent once something was given up there and nothing has arrived since. By then it
 * was tried often enough: what follows is tried once each, and does not stand in line for days. What is
 * stored is the order in which things came to their end, which no clock that was wrong for a while can change.
 */
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { perDatabase } from '../prepared.ts';
import type { Delivery } from './delivery.ts';
import { silentReceiversTable } from './silent-receivers.table.ts';

const byReceiver = perDatabase((database) =>
  database
    .select()
    .from(silentReceiversTable)
    .where(eq(silentReceiversTable.receiver, sql.placeholder('receiver')))
    .prepare(),
);

export function isSilent(database: Database, receiver: string): boolean {
  return byReceiver(database).get({ receiver }) !== undefined;
}

/** What one thing's end says of its receiver. That this very thing was refused says nothing of the others. */
export function noteEnd(
  database: Database,
  receiver: string,
  delivery: Delivery,
  at: Temporal.Instant,
): void {
  if (delivery.kind === 'sent') hasSpoken(database, receiver);
  if (delivery.kind !== 'refused' || delivery.isGivenUp !== true) return;
  database
    .insert(silentReceiversTable)
    .values({ receiver, sinceAt: at })
    .onConflictDoNothing()
    .run();
}

/** Something arrived, or a person says that it may be tried again: from now on all tries count. */
export function hasSpoken(database: Database, receiver: string): void {
  if (!isSilent(database, receiver)) return;
  database.delete(silentReceiversTable).where(eq(silentReceiversTable.receiver, receiver)).run();
}
