import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { type HandoverItem, type HandoverRefusal, isRunning, tickItem } from './handover.ts';
import { calledOffMessage } from './handover.view.ts';
import {
  findHandoverRecord,
  getHandoverFacts,
  type HandoverRecord,
} from './handover-records.store.ts';
import { saveHandover } from './handovers.store.ts';

export type AdvanceOutcome =
  | { kind: 'done'; after: HandoverRecord }
  | { kind: 'no-such-handover' }
  | { kind: 'refused'; why: HandoverRefusal };

/** One of the two has gone through a point with the other. */
export function tickHandover(
  request: RolloutRequest,
  { handoverId, item }: { handoverId: string; item: HandoverItem },
): AdvanceOutcome {
  const { database, acting, now } = request;
  return write(database, (): AdvanceOutcome => {
    const before = findHandoverRecord(request, handoverId);
    if (before === undefined) return { kind: 'no-such-handover' };
    const outcome = tickItem(before.handover, item, acting.userId, now);
    if (outcome.kind !== 'ticked') return { kind: 'refused', why: outcome };
    const handover = { ...before.handover, ...outcome.handover };
    saveHandover(database, handover);
    return { kind: 'done', after: { ...before, handover } };
  });
}

/** Everything stays as it was. */
export function cancelHandover(
  request: RolloutRequest,
  { handoverId }: { handoverId: string },
): AdvanceOutcome {
  const { database, now } = request;
  const { userId, name } = request.acting;
  return write(database, (): AdvanceOutcome => {
    const before = findHandoverRecord(request, handoverId);
    if (before === undefined) return { kind: 'no-such-handover' };
    const { fromId, toId } = before.handover;
    if (userId !== fromId && userId !== toId)
      return { kind: 'refused', why: { kind: 'not-one-of-the-two', fromId, toId } };
    if (!isRunning(before.handover)) return { kind: 'refused', why: { kind: 'over' } };
    const handover = { ...before.handover, cancelled: { by: userId, at: now } };
    saveHandover(database, handover);
    record(request, {
      act: 'handovers.cancel',
      subject: `team:${handover.teamId}`,
      says: `${mention(userId)} called off the handover of *${esc(before.team.name)}*.`,
      isNews: false,
    });
    const other = userId === fromId ? toId : fromId;
    enqueueNews(request, {
      key: `handovers.called-off:${handover.id}`,
      to: other,
      message: calledOffMessage(getHandoverFacts(request, before, other), name),
    });
    return { kind: 'done', after: { ...before, handover } };
  });
}
