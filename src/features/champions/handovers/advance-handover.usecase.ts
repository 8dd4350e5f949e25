import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { enqueueEditEntry } from '../../../platform/outbox/outbox.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { type HandoverItem, type HandoverRefusal, isRunning, tickItem } from './handover.ts';
import { calledOffMessage } from './handover.view.ts';
import { handoverFacts } from './handover-facts.usecase.ts';
import { findHandoverRecord, type HandoverRecord } from './handover-records.store.ts';
import { saveHandover } from './handovers.store.ts';
import { startedKey } from './start-handover.usecase.ts';

export type AdvanceOutcome =
  | { kind: 'done'; file: HandoverRecord }
  | { kind: 'no-such-handover' }
  | { kind: 'refused'; why: HandoverRefusal };

type Input = { acting: Acting; rolloutId: RolloutId; handoverId: string };
type At = { now: Temporal.Instant; today: Temporal.PlainDate };

/** One of the two has gone through a point with the other. */
export function tickHandover(
  database: Database,
  input: Input & { item: HandoverItem },
  at: At,
): AdvanceOutcome {
  return write(database, (): AdvanceOutcome => {
    const reading = { database, rolloutId: input.rolloutId, ...at };
    const file = findHandoverRecord(reading, input.handoverId);
    if (file === undefined) return { kind: 'no-such-handover' };
    const outcome = tickItem(file.handover, input.item, input.acting.userId, at.now);
    if (outcome.kind !== 'ticked') return { kind: 'refused', why: outcome };
    const handover = { ...file.handover, ...outcome.handover };
    saveHandover(database, handover);
    return { kind: 'done', file: { ...file, handover } };
  });
}

/** Everything stays as it was. */
export function cancelHandover(database: Database, input: Input, at: At): AdvanceOutcome {
  return write(database, (): AdvanceOutcome => {
    const { acting, rolloutId } = input;
    const reading = { database, rolloutId, ...at };
    const file = findHandoverRecord(reading, input.handoverId);
    if (file === undefined) return { kind: 'no-such-handover' };
    const { fromId, toId } = file.handover;
    if (acting.userId !== fromId && acting.userId !== toId)
      return { kind: 'refused', why: { kind: 'not-one-of-the-two', fromId, toId } };
    if (!isRunning(file.handover)) return { kind: 'refused', why: { kind: 'over' } };
    const handover = { ...file.handover, cancelled: { by: acting.userId, at: at.now } };
    saveHandover(database, handover);
    recordEntry(database, {
      workspaceId: acting.workspaceId,
      rolloutId,
      at: at.now,
      actor: acting.userId,
      act: 'handovers.cancel',
      subject: `team:${handover.teamId}`,
      says: `${mention(acting.userId)} called off the handover of *${esc(file.team.name)}*.`,
      isNews: false,
    });
    const entry = { workspaceId: acting.workspaceId, rolloutId, now: at.now };
    for (const reader of [fromId, toId]) {
      const of = startedKey(handover.id, reader);
      const message = calledOffMessage(handoverFacts(reading, file, reader), acting.name);
      enqueueEditEntry(database, { ...entry, key: `${of}:settled`, of, message });
    }
    return { kind: 'done', file: { ...file, handover } };
  });
}
