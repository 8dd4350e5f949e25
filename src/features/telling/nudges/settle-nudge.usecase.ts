import { write } from '../../../platform/database.ts';
import type { Delivery } from '../../../platform/outbox/delivery.ts';
import { markNewsTold, takeNewsOut } from '../../../platform/outbox/personal-news.ts';
import type { Request } from '../../../platform/request.ts';
import { findNudge, markNudgeCancelled, markNudgeSent, removeNudgeItems } from './nudges.store.ts';

/**
 * What follows from a message's end. One whose fate nobody knows counts as said, since it is never
 * sent again; one that was cancelled or refused counts for nothing, and a cancelled one leaves its day
 * to another.
 */
export function settleNudge(
  request: Request,
  { key, end }: { key: string; end: Delivery['kind'] },
): void {
  const { database, now } = request;
  write(database, () => {
    const nudge = findNudge(database, key);
    if (nudge === undefined) return;
    if (end === 'sent' || end === 'unknown') {
      markNudgeSent(database, key, now);
      markNewsTold(database, key, now);
      return;
    }
    removeNudgeItems(database, key);
    takeNewsOut(database, key);
    if (end === 'cancelled' && nudge.sentAt === null) markNudgeCancelled(database, key, now);
  });
}
