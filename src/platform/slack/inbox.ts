/* Slack may deliver the same thing more than once; what was handled is noted in the same transaction. */
import { eq, lt } from 'drizzle-orm';
import { type Database, write } from '../database.ts';
import type { WorkspaceId } from '../ids.ts';
import { inboxTable } from './directory.table.ts';

const KEPT_FOR = { hours: 24 * 7 };

export type Handled<Answer> = { answer: Answer; isRepeat: boolean };

/**
 * Runs `act` unless this delivery was handled before, in which case the answer given then is given
 * again. `isFinal` says whether the answer settles the delivery: a refused form may be sent again.
 */
export function handleOnce<Answer>(
  database: Database,
  delivery: { key: string | undefined; workspaceId: WorkspaceId; now: Temporal.Instant },
  act: () => Answer,
  isFinal: (answer: Answer) => boolean,
): Handled<Answer> {
  const { key } = delivery;
  return write(database, () => {
    const before =
      key === undefined
        ? undefined
        : database.select().from(inboxTable).where(eq(inboxTable.key, key)).get();
    if (before !== undefined)
      return { answer: JSON.parse(before.answer) as Answer, isRepeat: true };
    const answer = act();
    if (key !== undefined && isFinal(answer)) {
      database
        .insert(inboxTable)
        .values({
          key,
          workspaceId: delivery.workspaceId,
          receivedAt: delivery.now,
          answer: JSON.stringify(answer),
        })
        .run();
    }
    return { answer, isRepeat: false };
  });
}

/** Forgets what was handled more than a week ago. */
export function removeOldDeliveries(database: Database, now: Temporal.Instant): void {
  write(database, () => {
    database
      .delete(inboxTable)
      .where(lt(inboxTable.receivedAt, now.subtract(KEPT_FOR)))
      .run();
  });
}
