import { write } from '../../../platform/database.ts';
import type { Delivery } from '../../../platform/outbox/delivery.ts';
import type { Request } from '../../../platform/request.ts';
import { getOpenObligations } from '../obligations/obligations.store.ts';
import { owedAsAsked } from '../obligations/owed.ts';
import { editNudge } from './edit-nudge.usecase.ts';
import { listCopiesElsewhere, markCarried } from './nudge-message-copies.store.ts';
import {
  findNudge,
  markNudgeCancelled,
  markNudgeSent,
  type NudgeRow,
  removeNudgeItems,
} from './nudges.store.ts';

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
      if (end === 'sent') carryOver(request, nudge);
      return;
    }
    removeNudgeItems(database, key);
    if (end === 'cancelled' && nudge.sentAt === null) markNudgeCancelled(database, key, now);
  });
}

/** What the new message holds is live in no other: older ones say where it went, each in one edit. */
function carryOver(request: Request, nudge: NudgeRow): void {
  const { database } = request;
  const older = listCopiesElsewhere(database, nudge);
  if (older.length === 0) return;
  markCarried(database, nudge, older);
  const owed = owedAsAsked(getOpenObligations(request).of);
  for (const key of new Set(older.map((item) => item.nudgeKey))) {
    const one = findNudge(database, key);
    if (one !== undefined) editNudge(request, one, owed);
  }
}
