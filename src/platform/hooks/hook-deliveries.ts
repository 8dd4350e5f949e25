/* Deliveries that were taken in: the same again is answered the same, the same id with another body is refused. */
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import type { RolloutId } from '../ids.ts';
import { perDatabase } from '../prepared.ts';
import { hookDeliveriesTable } from './hooks.table.ts';

const KEPT_HOURS = 24 * 30;

export type Delivery = { rolloutId: RolloutId; hook: string; webhookId: string };
type Taken = { bodyHash: string; answer: string };

const deliveryQuery = perDatabase((database) =>
  database
    .select()
    .from(hookDeliveriesTable)
    .where(
      and(
        eq(hookDeliveriesTable.rolloutId, sql.placeholder('rolloutId')),
        eq(hookDeliveriesTable.hook, sql.placeholder('hook')),
        eq(hookDeliveriesTable.webhookId, sql.placeholder('webhookId')),
      ),
    )
    .prepare(),
);

export function findDelivery(database: Database, delivery: Delivery): Taken | undefined {
  return deliveryQuery(database).get(delivery);
}

/** Keeps an answer for a month, and lets go of what is older. */
export function saveDelivery(
  database: Database,
  delivery: Delivery,
  taken: Taken,
  now: Temporal.Instant,
): void {
  const oldest = now.subtract({ hours: KEPT_HOURS });
  database.delete(hookDeliveriesTable).where(lt(hookDeliveriesTable.receivedAt, oldest)).run();
  database
    .insert(hookDeliveriesTable)
    .values({ ...delivery, ...taken, receivedAt: now })
    .run();
}
