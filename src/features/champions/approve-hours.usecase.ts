import type { Acting } from '../../platform/acting.ts';
import { record } from '../../platform/audit/audit.ts';
import { type Database, write } from '../../platform/database.ts';
import type { RolloutId } from '../../platform/ids.ts';
import { mention } from '../../platform/slack/blocks.ts';
import { todayAt } from '../rollouts/rollout.ts';
import { announceStep, nominationFacts, settleAsk } from './announce-step.usecase.ts';
import type { Champion } from './champion.ts';
import { listChampions, saveChampion } from './champions.store.ts';
import { approveHours, type HoursRefusal } from './nomination.ts';
import { hoursApprovedMessage, sayNext } from './nomination-ends.view.ts';
import { type Hours, type NominationFacts, sayHours, sayRole } from './nomination-messages.view.ts';
import { findNomination } from './nominations.store.ts';

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
    const before = nominationFacts(database, file, now);
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
    saveChampion(database, outcome.champion);
    const after = { ...file, champion: outcome.champion };
    const facts = nominationFacts(database, after, now);
    record(database, {
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
    announceStep(database, outcome.champion, now);
    return { kind: 'approved', facts };
  });
}

function hoursRecord(champion: Champion): unknown {
  const { hours } = champion;
  if (hours === undefined) return null;
  const { perWeek, fromOn, untilOn } = hours;
  return { perWeek, fromOn: fromOn.toString(), untilOn: untilOn.toString() };
}
