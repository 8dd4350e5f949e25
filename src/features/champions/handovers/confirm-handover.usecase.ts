import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { enqueueEditEntry, enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findWorkingCalendar } from '../../teams/calendars/working-calendars.store.ts';
import type { Champion } from '../champions/champion.ts';
import { buddyTalksOn, confirmHandover, type HandoverRefusal } from './handover.ts';
import { championChangedMessage, handedOverMessage, waitsForYouMessage } from './handover.view.ts';
import { handoverFacts } from './handover-facts.usecase.ts';
import { findHandoverRecord, type HandoverRecord } from './handover-records.store.ts';
import { saveHandover } from './handovers.store.ts';
import { startedKey } from './start-handover.usecase.ts';

export type ConfirmOutcome =
  | { kind: 'confirmed'; file: HandoverRecord }
  | { kind: 'handed-over'; file: HandoverRecord }
  | { kind: 'no-such-handover' }
  | { kind: 'refused'; why: HandoverRefusal };

/** What follows in other rooms, in the same transaction; `app.ts` hands it over. */
export type HandoverEffects = {
  swapRoles(database: Database, from: Champion, to: Champion): void;
  releaseQuestions(database: Database, rolloutId: RolloutId, teamId: TeamId, fromId: UserId): void;
  certifiedPeople(reading: ReadContext): ReadonlySet<UserId>;
};

/** One of the two confirms; with the second yes the role changes hands, without a moment in between. */
export function confirmByOne(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; handoverId: string; effects: HandoverEffects },
  at: { now: Temporal.Instant; today: Temporal.PlainDate },
): ConfirmOutcome {
  return write(database, (): ConfirmOutcome => {
    const { acting, rolloutId, effects } = input;
    const reading = { database, rolloutId, ...at };
    const file = findHandoverRecord(reading, input.handoverId);
    if (file === undefined) return { kind: 'no-such-handover' };
    const { from, to } = file;
    if (from === undefined || to === undefined) return { kind: 'refused', why: { kind: 'over' } };
    const outcome = confirmHandover(file.handover, acting.userId, {
      from,
      to,
      isReceiverCertified: effects.certifiedPeople(reading).has(to.personId),
      ...at,
    });
    if (outcome.kind !== 'confirmed' && outcome.kind !== 'handed-over')
      return { kind: 'refused', why: outcome };
    const after = { ...file, handover: { ...file.handover, ...outcome.handover } };
    saveHandover(database, after.handover);
    const entry = { workspaceId: acting.workspaceId, rolloutId, now: at.now };
    if (outcome.kind === 'confirmed') {
      const facts = handoverFacts(reading, after, outcome.waitsFor);
      enqueueMessageEntry(database, {
        ...entry,
        key: waitsKey(after.handover.id),
        to: outcome.waitsFor,
        message: waitsForYouMessage(facts, acting.name),
      });
      return { kind: 'confirmed', file: after };
    }
    effects.swapRoles(database, outcome.from, outcome.to);
    effects.releaseQuestions(database, rolloutId, after.team.id, from.personId);
    recordHandover(database, acting, after, at.now);
    tellOfHandover(reading, acting, after);
    return { kind: 'handed-over', file: after };
  });
}

const waitsKey = (handoverId: string) => `handovers.waits:${handoverId}`;

function recordHandover(
  database: Database,
  acting: Acting,
  { handover, team }: HandoverRecord,
  now: Temporal.Instant,
): void {
  recordEntry(database, {
    workspaceId: acting.workspaceId,
    rolloutId: handover.rolloutId,
    at: now,
    actor: acting.userId,
    act: 'handovers.complete',
    subject: `team:${team.id}`,
    says: `${mention(handover.fromId)} handed *${esc(team.name)}* over to ${mention(handover.toId)}, who is champion now.`,
    before: { championId: handover.fromId },
    after: { championId: handover.toId },
    isNews: true,
  });
}

function tellOfHandover(reading: ReadContext, acting: Acting, file: HandoverRecord): void {
  const { database, rolloutId, now, today } = reading;
  const { handover, team } = file;
  const talksOn = buddyTalksOn(today, findWorkingCalendar(database, team.id));
  const entry = { workspaceId: acting.workspaceId, rolloutId, now };
  const two = [handover.fromId, handover.toId];
  for (const reader of two) {
    const message = handedOverMessage(handoverFacts(reading, file, reader), talksOn);
    const settled = championChangedMessage(handoverFacts(reading, file, reader));
    for (const told of [startedKey(handover.id, reader), waitsKey(handover.id)])
      enqueueEditEntry(database, { ...entry, key: `${told}:settled`, of: told, message: settled });
    const key = `handovers.complete:${handover.id}:${reader}`;
    enqueueMessageEntry(database, { ...entry, key, to: reader, message });
  }
  const others = new Set([team.managerId, ...listRoleHolders(database, rolloutId, 'lead')]);
  for (const to of others) {
    if (to === undefined || two.includes(to)) continue;
    const message = championChangedMessage(handoverFacts(reading, file, to));
    const key = `handovers.complete:${handover.id}:${to}`;
    enqueueMessageEntry(database, { ...entry, key, to, message });
  }
}
