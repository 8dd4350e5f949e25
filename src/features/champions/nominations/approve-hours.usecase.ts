import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { enqueueEditEntry, enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import type { Champion } from '../champions/champion.ts';
import { listChampions } from '../champions/champions.store.ts';
import { lossKey } from '../leaving/champion-loss.view.ts';
import { announceStep, entryOf, settleAsk } from './announce-step.usecase.ts';
import { approveHours, type HoursRefusal } from './nomination.ts';
import {
  backInOfficeMessage,
  hoursApprovedMessage,
  hoursRenewedMessage,
  sayNext,
} from './nomination-ends.view.ts';
import type { NominationFacts, NominationRecord } from './nomination-facts.ts';
import { type Hours, sayHours, sayRole } from './nomination-messages.view.ts';
import { findNomination, findNominationFacts, saveNomination } from './nominations.store.ts';

export type ApprovalOutcome =
  | { kind: 'approved'; facts: NominationFacts }
  | { kind: 'no-such-nomination' }
  | { kind: 'already-approved'; facts: NominationFacts }
  | { kind: 'refused'; why: HoursRefusal; facts: NominationFacts };

/** Approves or renews protected hours, and asks whoever is next. */
export function approveProtectedHours(
  database: Database,
  input: {
    acting: Acting;
    rolloutId: RolloutId;
    championId: string;
    hours: Hours;
    /** A first approval; somebody may have been quicker. */
    isFirst: boolean;
  },
  now: Temporal.Instant,
): ApprovalOutcome {
  return write(database, (): ApprovalOutcome => {
    const file = findNomination(database, input.rolloutId, input.championId);
    if (file === undefined) return { kind: 'no-such-nomination' };
    const { champion, team, leadIds, rollout } = file;
    const before = findNominationFacts(database, file, now);
    if (input.isFirst && champion.hours !== undefined && champion.ended === undefined)
      return { kind: 'already-approved', facts: before };
    const today = todayAt(rollout, now);
    const outcome = approveHours(champion, input.hours, input.acting.userId, {
      team,
      leadIds,
      others: listChampions(database, rollout.id),
      now,
      today,
    });
    if (outcome.kind !== 'approved') return { kind: 'refused', why: outcome, facts: before };
    saveNomination(database, outcome.champion);
    const after = { ...file, champion: outcome.champion };
    const facts = findNominationFacts(database, after, now);
    recordEntry(database, {
      workspaceId: rollout.workspaceId,
      rolloutId: rollout.id,
      at: now,
      actor: input.acting.userId,
      act: champion.hours === undefined ? 'champions.approve-hours' : 'champions.renew-hours',
      subject: `champion:${champion.id}`,
      says: `${mention(input.acting.userId)} approved ${sayHours(input.hours, today)} for ${mention(champion.personId)} as ${sayRole(facts)}.`,
      before: hoursRecord(champion),
      after: hoursRecord(outcome.champion),
      isNews: false,
    });
    settleAsk(database, after, 'hours', hoursApprovedMessage(facts, sayNext(facts)), now);
    if (champion.accepted === undefined) announceStep(database, outcome.champion, now);
    else tellOfRenewal(database, after, champion, facts, now);
    return { kind: 'approved', facts };
  });
}

/** Whoever is in office hears that it goes on; leads who heard of a loss hear that it is made good. */
function tellOfRenewal(
  database: Database,
  file: NominationRecord,
  before: Champion,
  facts: NominationFacts,
  now: Temporal.Instant,
): void {
  const entry = entryOf(file, now);
  const message = hoursRenewedMessage(facts);
  const key = `nominations.renewed:${before.id}:${now.epochMilliseconds}`;
  enqueueMessageEntry(database, { ...entry, key, to: before.personId, message });
  if (before.ended === undefined) return;
  const told = [before.hours?.by, ...file.leadIds, ...file.others.map((one) => one.personId)];
  for (const userId of new Set(told)) {
    if (userId === undefined) continue;
    const of = lossKey(before, userId);
    const said = { ...entry, key: `${of}:settled`, of, message: backInOfficeMessage(facts) };
    enqueueEditEntry(database, said);
  }
}

function hoursRecord(champion: Champion): unknown {
  const { hours } = champion;
  if (hours === undefined) return null;
  const { perWeek, fromOn, untilOn } = hours;
  return { perWeek, fromOn: fromOn.toString(), untilOn: untilOn.toString() };
}
