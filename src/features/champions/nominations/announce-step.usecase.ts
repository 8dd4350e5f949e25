import type { UserId } from '../../../platform/ids.ts';
import { enqueueEdit, enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import type { Message } from '../../../platform/slack/blocks.ts';
import { type Champion, hoursApproversOf, nextStepOf } from '../champions/champion.ts';
import { confirmersOf, usualHours } from './nomination.ts';
import { type AskedStep, askKey, askKeys, newsKey } from './nomination-asks.ts';
import type { NominationRecord } from './nomination-facts.ts';
import {
  acceptAskedMessage,
  confirmAskedMessage,
  hoursAskedMessage,
  nominatedMessage,
  yourTurnMessage,
} from './nomination-messages.view.ts';
import { findNomination, getNominationFacts } from './nominations.store.ts';

/** Asks whoever's turn it is, and lets the person themselves know at the start. */
export function announceStep(request: RolloutRequest, champion: Champion): void {
  const nomination = findNomination(request.database, champion.rolloutId, champion.id);
  if (nomination === undefined) return;
  const { team, leadIds } = nomination;
  const facts = getNominationFacts(request, nomination);
  const step = nextStepOf(champion);
  const say = (to: UserId, key: string, message: Message) =>
    enqueueMessage(request, { key, to, message });
  if (step === 'hours') {
    const usual = usualHours(champion.role, facts.today);
    for (const to of hoursApproversOf(champion.personId, team, leadIds))
      say(to, askKey('hours', champion.id, to), hoursAskedMessage(facts, usual));
    if (champion.nominated.by !== champion.personId)
      say(champion.personId, newsKey(champion.id), nominatedMessage(facts));
  }
  if (step === 'confirm')
    for (const to of confirmersOf(champion.personId, leadIds))
      say(to, askKey('confirm', champion.id, to), confirmAskedMessage(facts));
  if (step === 'accept') {
    const to = champion.personId;
    say(to, askKey('accept', champion.id, to), acceptAskedMessage(facts));
    settleNews(request, nomination, yourTurnMessage(facts));
  }
}

/** The first word that the person got of it loses its button once there is a question to answer, or none any more. */
export function settleNews(
  request: RolloutRequest,
  { champion }: NominationRecord,
  message: Message,
): void {
  const of = newsKey(champion.id);
  enqueueEdit(request, { key: `${of}:settled`, of, message });
}

/** Writes into every message that asked for this step what came of it. */
export function settleAsk(
  request: RolloutRequest,
  { champion, team, leadIds }: NominationRecord,
  step: AskedStep,
  message: Message,
): void {
  for (const of of askKeys(step, champion, { managerId: team.managerId, leadIds }))
    enqueueEdit(request, { key: `${of}:settled`, of, message });
}
