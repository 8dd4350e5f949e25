import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { championsOf } from '../champions/champion.ts';
import { listChampions } from '../champions/champions.store.ts';
import { type HandoverRefusal, startHandover } from './handover.ts';
import { handoverStartedMessage } from './handover.view.ts';
import { handoverFacts } from './handover-facts.usecase.ts';
import {
  findHandoverRecord,
  type HandoverRecord,
  listRunningRecords,
} from './handover-records.store.ts';
import { addHandover } from './handovers.store.ts';

export type StartOutcome =
  | { kind: 'started'; file: HandoverRecord }
  | { kind: 'refused'; why: HandoverRefusal };

/** A champion begins to hand over to a back-up of the team; both get the list. */
export function beginHandover(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; teamId: TeamId; toId: UserId; context: string },
  at: { now: Temporal.Instant; today: Temporal.PlainDate },
): StartOutcome {
  return write(database, (): StartOutcome => {
    const { acting, rolloutId, teamId, toId, context } = input;
    const reading = { database, rolloutId, ...at };
    const desk = championsOf(teamId, listChampions(database, rolloutId));
    const from = desk.champion;
    const to = desk.backUps.find((one) => one.personId === toId);
    if (from === undefined || from.personId !== acting.userId)
      return { kind: 'refused', why: { kind: 'not-in-office', personId: acting.userId } };
    if (to === undefined)
      return { kind: 'refused', why: { kind: 'not-a-back-up', personId: toId } };
    const running = listRunningRecords(reading).map((file) => file.handover);
    const outcome = startHandover(newId(), from, to, acting.userId, running, at.now);
    if (outcome.kind !== 'started') return { kind: 'refused', why: outcome };
    addHandover(database, { ...outcome.handover, rolloutId, context });
    const file = findHandoverRecord(reading, outcome.handover.id);
    if (file === undefined) throw new Error('A handover just stored is not found.');
    recordEntry(database, {
      workspaceId: acting.workspaceId,
      rolloutId,
      at: at.now,
      actor: acting.userId,
      act: 'handovers.start',
      subject: `team:${teamId}`,
      says: `${mention(acting.userId)} began to hand *${esc(file.team.name)}* over to ${mention(toId)}.`,
      isNews: false,
    });
    for (const reader of [from.personId, toId]) {
      enqueueMessageEntry(database, {
        key: startedKey(file.handover.id, reader),
        workspaceId: acting.workspaceId,
        rolloutId,
        now: at.now,
        to: reader,
        message: handoverStartedMessage(handoverFacts(reading, file, reader)),
      });
    }
    return { kind: 'started', file };
  });
}

export const startedKey = (handoverId: string, userId: UserId) =>
  `handovers.started:${handoverId}:${userId}`;
