import type { Database } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { enqueueEditEntry, enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import type { Message } from '../../../platform/slack/blocks.ts';
import type { Champion } from '../champions/champion.ts';
import { confirmersOf, hoursApproversOf, nextStepOf, usualHours } from './nomination.ts';
import { type AskedStep, askKey, askKeys, newsKey } from './nomination-asks.ts';
import type { NominationRecord } from './nomination-facts.ts';
import {
  acceptAskedMessage,
  confirmAskedMessage,
  hoursAskedMessage,
  nominatedMessage,
  yourTurnMessage,
} from './nomination-messages.view.ts';
import { findNomination, findNominationFacts } from './nominations.store.ts';

/** Asks whoever's turn it is, and lets the person themselves know at the start. */
export function announceStep(database: Database, champion: Champion, now: Temporal.Instant): void {
  const file = findNomination(database, champion.rolloutId, champion.id);
  if (file === undefined) return;
  const facts = findNominationFacts(database, file, now);
  const step = nextStepOf(champion);
  const say = (to: UserId, key: string, message: Message) =>
    enqueueMessageEntry(database, { ...entryOf(file, now), key, to, message });
  if (step === 'hours') {
    const usual = usualHours(champion.role, facts.today);
    for (const to of hoursApproversOf(champion.personId, file.team, file.leadIds))
      say(to, askKey('hours', champion.id, to), hoursAskedMessage(facts, usual));
    if (champion.nominated.by !== champion.personId)
      say(champion.personId, newsKey(champion.id), nominatedMessage(facts));
  }
  if (step === 'confirm')
    for (const to of confirmersOf(champion.personId, file.leadIds))
      say(to, askKey('confirm', champion.id, to), confirmAskedMessage(facts));
  if (step === 'accept') {
    const to = champion.personId;
    say(to, askKey('accept', champion.id, to), acceptAskedMessage(facts));
    settleNews(database, file, yourTurnMessage(facts), now);
  }
}

/** The first word that the person got of it loses its button once there is a question to answer, or none any more. */
export function settleNews(
  database: Database,
  file: NominationRecord,
  message: Message,
  now: Temporal.Instant,
): void {
  const of = newsKey(file.champion.id);
  enqueueEditEntry(database, { ...entryOf(file, now), key: `${of}:settled`, of, message });
}

/** Writes into every message that asked for this step what came of it. */
export function settleAsk(
  database: Database,
  file: NominationRecord,
  step: AskedStep,
  message: Message,
  now: Temporal.Instant,
): void {
  const { managerId } = file.team;
  for (const of of askKeys(step, file.champion, { managerId, leadIds: file.leadIds }))
    enqueueEditEntry(database, { ...entryOf(file, now), key: `${of}:settled`, of, message });
}

export function entryOf(file: Pick<NominationRecord, 'rollout'>, now: Temporal.Instant) {
  return { workspaceId: file.rollout.workspaceId, rolloutId: file.rollout.id, now };
}
