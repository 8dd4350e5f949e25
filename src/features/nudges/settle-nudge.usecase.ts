import { type Database, write } from '../../platform/database.ts';
import { markNudgeSent, removeNudgeItems } from './nudges.store.ts';

/**
 * What follows from a message's end. One whose fate nobody knows counts as said, since it is never
 * sent again; one that was cancelled or refused counts for nothing.
 */
export function settleNudge(
  database: Database,
  key: string,
  end: string,
  now: Temporal.Instant,
): void {
  write(database, () => {
    if (end === 'sent' || end === 'unknown') markNudgeSent(database, key, now);
    else removeNudgeItems(database, key);
  });
}
