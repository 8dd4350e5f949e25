import { gt, max } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { outboxTable } from '../outbox/outbox.table.ts';
import type { OutboxRow } from '../outbox/outbox.ts';
import { markOf, takeBack } from '../touches.ts';

/**
 * Runs `act` and answers what it put into the outbox. As a rehearsal everything is undone afterwards,
 * so that a preview and the real thing are one path.
 */
export function rehearse(
  database: Database,
  isRehearsal: boolean,
  act: () => string[],
): { says: string[]; queued: OutboxRow[] } {
  if (!isRehearsal) return watch(database, act);
  const mark = markOf(database.$client);
  database.$client.exec('begin immediate');
  try {
    return watch(database, act);
  } finally {
    database.$client.exec('rollback');
    takeBack(database.$client, mark);
  }
}

function watch(database: Database, act: () => string[]): { says: string[]; queued: OutboxRow[] } {
  const last =
    database
      .select({ id: max(outboxTable.id) })
      .from(outboxTable)
      .get()?.id ?? 0;
  const says = act();
  const queued = database.select().from(outboxTable).where(gt(outboxTable.id, last)).all();
  return { says, queued };
}
