import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { freezeLiftedMessage, sayWindow } from './freeze.view.ts';
import { type FreezeWindow, isFreezeOver } from './freeze-window.ts';
import { listFreezes, markLifted } from './freezes.store.ts';

export type LiftOutcome =
  | { kind: 'not-lead' }
  | { kind: 'unknown' }
  | { kind: 'lifted-already'; lifted: NonNullable<FreezeWindow['lifted']> }
  | { kind: 'over' }
  | { kind: 'lifted'; window: FreezeWindow };

/** Ends a freeze before its last day. */
export function liftFreeze(
  request: RolloutRequest,
  { freezeId }: { freezeId: string },
): LiftOutcome {
  const { database, acting, rolloutId, now, today } = request;
  return write(database, (): LiftOutcome => {
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined || !acting.roles.has('lead')) return { kind: 'not-lead' };
    const window = listFreezes(database, rolloutId).find(({ id }) => id === freezeId);
    if (window === undefined) return { kind: 'unknown' };
    if (window.lifted !== undefined) return { kind: 'lifted-already', lifted: window.lifted };
    if (isFreezeOver(window, today)) return { kind: 'over' };
    markLifted(database, freezeId, { at: now, by: acting.userId });
    record(request, {
      act: 'freezes.lift',
      subject: `freeze:${freezeId}`,
      says: `${mention(acting.userId)} ended a freeze early: the one ${sayWindow(window, today)}.`,
      before: { untilOn: window.untilOn?.toString() ?? null },
      after: { liftedAt: now.toString() },
      isNews: true,
    });
    enqueueMessage(request, {
      key: `freezes:${freezeId}:lifted`,
      to: rollout.channelId,
      message: freezeLiftedMessage(window, {
        rolloutName: rollout.name,
        byName: esc(findName(database, acting.userId)),
        today,
      }),
    });
    return { kind: 'lifted', window };
  });
}
