import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
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
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; freezeId: string },
  now: Temporal.Instant,
): LiftOutcome {
  return write(database, (): LiftOutcome => {
    const { acting, rolloutId, freezeId } = input;
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined || !acting.roles.has('lead')) return { kind: 'not-lead' };
    const window = listFreezes(database, rolloutId).find(({ id }) => id === freezeId);
    if (window === undefined) return { kind: 'unknown' };
    if (window.lifted !== undefined) return { kind: 'lifted-already', lifted: window.lifted };
    const today = todayAt(rollout, now);
    if (isFreezeOver(window, today)) return { kind: 'over' };
    const place = { workspaceId: rollout.workspaceId, rolloutId };
    markLifted(database, freezeId, { at: now, by: acting.userId });
    recordEntry(database, {
      ...place,
      at: now,
      actor: acting.userId,
      act: 'freezes.lift',
      subject: `freeze:${freezeId}`,
      says: `${mention(acting.userId)} ended a freeze early: the one ${sayWindow(window, today)}.`,
      before: { untilOn: window.untilOn?.toString() ?? null },
      after: { liftedAt: now.toString() },
      isNews: true,
    });
    enqueueMessageEntry(database, {
      key: `freezes:${freezeId}:lifted`,
      ...place,
      now,
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
