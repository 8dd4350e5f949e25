import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueNews, settleNews } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { type Champion, nextStepOf } from '../champions/champion.ts';
import { settleAnnouncement } from './announce-step.usecase.ts';
import { approveHours, type HoursRefusal } from './nomination.ts';
import { lossKey } from './nomination-asks.ts';
import { backInOfficeMessage, hoursRenewedMessage } from './nomination-ends.view.ts';
import type { NominationFacts, NominationRecord } from './nomination-facts.ts';
import { type Hours, sayHours, sayRole, yourTurnMessage } from './nomination-messages.view.ts';
import { findNomination, getNominationFacts, saveNomination } from './nominations.store.ts';

export type ApprovalOutcome =
  | { kind: 'approved'; facts: NominationFacts }
  | { kind: 'no-such-nomination' }
  | { kind: 'already-approved'; facts: NominationFacts }
  | { kind: 'refused'; why: HoursRefusal; facts: NominationFacts };

/** Approves or renews protected hours; whoever is next owes the next step by that. */
export function approveProtectedHours(
  request: RolloutRequest,
  input: {
    championId: string;
    hours: Hours;
    /** A first approval; somebody may have been quicker. */
    isFirst: boolean;
  },
): ApprovalOutcome {
  const { database, rolloutId, acting, now, today } = request;
  return write(database, (): ApprovalOutcome => {
    const nomination = findNomination(database, rolloutId, input.championId);
    if (nomination === undefined) return { kind: 'no-such-nomination' };
    const { champion, team, leadIds, others } = nomination;
    const before = getNominationFacts(request, nomination);
    if (input.isFirst && champion.hours !== undefined && champion.ended === undefined)
      return { kind: 'already-approved', facts: before };
    const state = { team, leadIds, others, now, today };
    const outcome = approveHours(champion, input.hours, acting.userId, state);
    if (outcome.kind !== 'approved') return { kind: 'refused', why: outcome, facts: before };
    saveNomination(database, outcome.champion);
    const after = { ...nomination, champion: outcome.champion };
    const facts = getNominationFacts(request, after);
    record(request, {
      act: champion.hours === undefined ? 'champions.approve-hours' : 'champions.renew-hours',
      subject: `champion:${champion.id}`,
      says: `${mention(acting.userId)} approved ${sayHours(input.hours, today)} for ${mention(champion.personId)} as ${sayRole(facts)}.`,
      before: hoursRecord(champion),
      after: hoursRecord(outcome.champion),
      isNews: false,
    });
    if (nextStepOf(outcome.champion) === 'accept')
      settleAnnouncement(request, after, yourTurnMessage(facts));
    if (champion.accepted !== undefined) notifyOfRenewal(request, nomination, facts);
    return { kind: 'approved', facts };
  });
}

/** Whoever is in office hears that it goes on; leads who heard of a loss hear that it is made good. */
function notifyOfRenewal(
  request: RolloutRequest,
  { champion, leadIds, others }: NominationRecord,
  facts: NominationFacts,
): void {
  const message = hoursRenewedMessage(facts);
  const key = `nominations.renewed:${champion.id}:${request.now.epochMilliseconds}` as const;
  enqueueNews(request, { key, to: champion.personId, message });
  if (champion.ended === undefined) return;
  const notified = [champion.hours?.by, ...leadIds, ...others.map((one) => one.personId)];
  for (const userId of new Set(notified)) {
    if (userId === undefined) continue;
    settleNews(request.database, lossKey(champion, userId), backInOfficeMessage(facts));
  }
}

function hoursRecord(champion: Champion): unknown {
  const { hours } = champion;
  if (hours === undefined) return null;
  const { perWeek, fromOn, untilOn } = hours;
  return { perWeek, fromOn: fromOn.toString(), untilOn: untilOn.toString() };
}
