/*
 * Whoever looks at access first writes down what has changed since somebody last looked, together with
 * what the outlets must be told. So all outlets say the same at every moment, whichever is asked.
 */
import { recordEntry } from '../../../platform/audit/audit.ts';
import { findLastSequence } from '../../../platform/audit/record-since.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { type Rollout, todayAt } from '../../rollout/rollouts/rollout.ts';
import {
  addAccessEvent,
  listAccessStatuses,
  removeAccessStatus,
  saveAccessStatus,
  saveAccessSweep,
} from './access.store.ts';
import { type AccessChange, type AccessStatusChange, statusChanges } from './access-change.ts';
import { decideTeam, type TeamDecision } from './team-decision.ts';
import { type AccessParts, listTeamRecords } from './team-records.store.ts';

/** Takes changes to the outside; called in the transaction that writes them down. */
export type AccessOutlet = (
  database: Database,
  told: { rollout: Rollout; changes: readonly AccessChange[]; decisions: readonly TeamDecision[] },
  now: Temporal.Instant,
) => void;

export type ObserveParts = AccessParts & { outlets: readonly AccessOutlet[] };

/** Decides on the teams of a rollout, or on those that are named, and writes down what has changed. */
export function observeAccess(
  parts: ObserveParts,
  database: Database,
  rollout: Rollout,
  now: Temporal.Instant,
  only?: ReadonlySet<TeamId>,
): TeamDecision[] {
  const decisions = decideNow(parts, database, rollout, now, only);
  if (statusChanges(decisions, listAccessStatuses(database, rollout.id)).length === 0)
    return decisions;
  return write(database, () => {
    // Somebody else may have written it down in between.
    const decided = decideNow(parts, database, rollout, now, only);
    const changes = statusChanges(decided, listAccessStatuses(database, rollout.id));
    const told = changes.flatMap((change) => writeDown(database, rollout, change, now));
    if (told.length > 0)
      for (const outlet of parts.outlets)
        outlet(database, { rollout, changes: told, decisions: decided }, now);
    return decided;
  });
}

/** Looks at a rollout as a whole and answers in words what changed; empty when nothing did. */
export function sweepAccess(
  parts: ObserveParts,
  database: Database,
  rollout: Rollout,
  now: Temporal.Instant,
): string {
  return write(database, () => {
    const before = new Map(
      listAccessStatuses(database, rollout.id)
        .filter(({ personId }) => personId === '')
        .map(({ teamId, state }) => [teamId, state]),
    );
    const decisions = observeAccess(parts, database, rollout, now);
    saveAccessSweep(database, rollout.id, {
      sweptAt: now,
      lastSequence: findLastSequence(database),
    });
    const changed = decisions.filter(({ teamId, access }) => before.get(teamId) !== access.state);
    return changed.map(({ teamName, access }) => `${teamName}: ${access.state}.`).join(' ');
  });
}

function decideNow(
  parts: AccessParts,
  database: Database,
  rollout: Rollout,
  now: Temporal.Instant,
  only: ReadonlySet<TeamId> | undefined,
): TeamDecision[] {
  const reading = { database, rolloutId: rollout.id, now, today: todayAt(rollout, now) };
  return listTeamRecords(parts, reading, only).map((file) => decideTeam(file, now));
}

function writeDown(
  database: Database,
  rollout: Rollout,
  change: AccessStatusChange,
  now: Temporal.Instant,
): AccessChange[] {
  const { teamId, personId, before, after, event, reason } = change;
  if (after === undefined) removeAccessStatus(database, teamId, personId);
  else saveAccessStatus(database, rollout.id, after, now);
  // Until a pilot's first look there is nothing that changed.
  if (personId === '' && before !== undefined && after !== undefined)
    recordEntry(database, {
      workspaceId: rollout.workspaceId,
      rolloutId: rollout.id,
      at: now,
      actor: 'groundswell',
      act: `access.${after.state}`,
      subject: `team:${teamId}`,
      says: esc(reason),
      before: before.state,
      after: after.state,
      isNews: event !== undefined || after.state === 'grace',
    });
  if (event === undefined) return [];
  return [
    addAccessEvent(database, rollout.id, {
      id: newId<string>(),
      teamId,
      personId: personId === '' ? undefined : personId,
      event,
      before: before?.state,
      after: after?.state ?? 'waiting',
      reason,
      at: now,
    }),
  ];
}
