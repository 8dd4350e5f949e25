import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { dropHeld, releaseHeld } from '../../../platform/outbox/manual-actions.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { sayCount } from '../../../platform/words.ts';
import { settleNudge } from '../nudges/settle-nudge.usecase.ts';
import { NUDGE_DELIVERY } from '../nudges/sweep-nudges.usecase.ts';
import { listHeld } from './deliveries.store.ts';

export type HeldChoice = 'send' | 'drop';

/** A lead says what becomes of what has been held back since a restore: one of it, or all. Answers how much that was. */
export function settleHeld(
  request: RolloutRequest,
  { choice, key }: { choice: HeldChoice; key?: string | undefined },
): number {
  const { database, rolloutId, acting, now } = request;
  return write(database, () => {
    const held = listHeld(database, rolloutId).filter(
      (one) => key === undefined || one.key === key,
    );
    if (held.length === 0) return 0;
    const keys = held.map((one) => one.key);
    if (choice === 'send') releaseHeld(database, now, keys);
    else {
      dropHeld(database, now, { problem: 'A lead dropped it after the restore.', keys });
      const nudges = held.filter(({ handler }) => handler === NUDGE_DELIVERY);
      // Dropped is what people have already: it is not told once more.
      for (const nudge of nudges) settleNudge(request, { key: nudge.key, end: 'sent' });
    }
    const what = sayCount(held.length, 'message');
    record(request, {
      act: `deliveries.${choice}-held`,
      subject: `rollout:${rolloutId}`,
      says:
        choice === 'send'
          ? `${mention(acting.userId)} had ${what} sent that had been held back since the restore.`
          : `${mention(acting.userId)} dropped ${what} that had been held back since the restore.`,
      isNews: false,
    });
    return held.length;
  });
}
