import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { acceptRole } from '../champions/champion-step.ts';
import { listBuddyCounts } from '../champions/champions.store.ts';
import { entryOf, settleAsk } from './announce-step.usecase.ts';
import { chooseBuddy } from './buddy.ts';
import { itemsLeft } from './first-week.ts';
import { acceptedMessage, buddyMessage, youAcceptedMessage } from './nomination-ends.view.ts';
import type { NominationRecord, StepOutcome } from './nomination-facts.ts';
import { sayRole } from './nomination-messages.view.ts';
import {
  findNomination,
  findNominationFacts,
  saveChosenBuddy,
  saveNomination,
} from './nominations.store.ts';

/** The nominee says yes after the onboarding: in office from now on, with a buddy and a first week. */
export function acceptNomination(
  database: Database,
  input: {
    acting: Acting;
    rolloutId: RolloutId;
    championId: string;
    liveTeamIds: ReadonlySet<TeamId>;
  },
  now: Temporal.Instant,
): StepOutcome {
  return write(database, (): StepOutcome => {
    const file = findNomination(database, input.rolloutId, input.championId);
    if (file === undefined) return { kind: 'no-such-nomination' };
    const before = findNominationFacts(database, file, now);
    const outcome = acceptRole(file.champion, input.acting.userId, now, before.today);
    if (outcome.kind !== 'done') return { kind: 'refused', why: outcome, facts: before };
    saveNomination(database, outcome.champion);
    const after = { ...file, champion: outcome.champion };
    const buddyId = findBuddyFor(database, after, input.liveTeamIds);
    if (buddyId !== undefined) saveChosenBuddy(database, outcome.champion.id, buddyId);
    tellOfYes(database, after, buddyId, now);
    return { kind: 'done', facts: findNominationFacts(database, after, now) };
  });
}

/** Whoever would be the buddy if the nominee said yes now. */
export function findBuddyFor(
  database: Database,
  file: NominationRecord,
  liveTeamIds: ReadonlySet<TeamId>,
): UserId | undefined {
  const counts = listBuddyCounts(database, file.rollout.id);
  return chooseBuddy(file.champion, file.others, liveTeamIds, counts);
}

function tellOfYes(
  database: Database,
  file: NominationRecord,
  buddyId: UserId | undefined,
  now: Temporal.Instant,
): void {
  const { champion, rollout } = file;
  const facts = findNominationFacts(database, file, now);
  recordEntry(database, {
    workspaceId: rollout.workspaceId,
    rolloutId: rollout.id,
    at: now,
    actor: champion.personId,
    act: 'nominations.accept',
    subject: `champion:${champion.id}`,
    says: `${mention(champion.personId)} is now ${sayRole(facts)}.`,
    after: { teamId: champion.teamId, role: champion.role, buddyId: buddyId ?? null },
    isNews: true,
  });
  const entry = entryOf(file, now);
  const buddyName = buddyId && findName(database, buddyId);
  const todo = itemsLeft(new Set(), buddyId !== undefined).length;
  const yours = youAcceptedMessage(facts, buddyName, todo);
  settleAsk(database, file, 'accept', yours, now);
  const told = new Set([champion.nominated.by, champion.hours?.by, champion.confirmed?.by]);
  for (const to of told) {
    if (to === undefined || to === champion.personId || to === buddyId) continue;
    const key = `nominations.accepted:${champion.id}:${to}`;
    enqueueMessageEntry(database, { ...entry, key, to, message: acceptedMessage(facts) });
  }
  if (buddyId !== undefined) {
    const key = `nominations.buddy:${champion.id}`;
    enqueueMessageEntry(database, { ...entry, key, to: buddyId, message: buddyMessage(facts) });
  }
}
