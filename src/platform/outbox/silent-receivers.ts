/*
 * A receiver elsewhere is silent twelve hours after something was given up there, if nothing has arrived
 * since. By then it was tried often enough: what follows is tried once each, and does not stand in line for
 * days. Whoever is down for a night or a morning misses no more than what was tried all that often.
 */
import { eq, sql } from 'drizzle-orm';
import { isBefore } from '../calendar.ts';
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

const SILENT_AFTER = Temporal.Duration.from({ hours: 12 });

export function isSilentReceiver(
  database: Database,
  receiver: string,
  now: Temporal.Instant,
): boolean {
  const found = byReceiver(database).get({ receiver });
  return found !== undefined && !isBefore(now, found.sinceAt.add(SILENT_AFTER));
}

/** What one thing's end says of its receiver. That this very thing was refused says nothing of the others. */
export function noteEnd(
  database: Database,
  receiver: string,
  delivery: Delivery,
  at: Temporal.Instant,
): void {
  if (delivery.kind === 'sent') endSilence(database, receiver);
  if (delivery.kind !== 'refused' || delivery.isGivenUp !== true) return;
  database
    .insert(silentReceiversTable)
    .values({ receiver, sinceAt: at })
    .onConflictDoNothing()
    .run();
}

/** Something arrived, a person says that it may be tried again, or nobody is to be told there any more. */
export function endSilence(database: Database, receiver: string): void {
  if (byReceiver(database).get({ receiver }) === undefined) return;
  database.delete(silentReceiversTable).where(eq(silentReceiversTable.receiver, receiver)).run();
}
