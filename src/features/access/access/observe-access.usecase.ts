/*
 * Whoever looks at access first writes down what has changed since somebody last looked, together with
 * what the outlets must be told. So all outlets say the same at every moment, whichever is asked.
 */
import { record } from '../../../platform/audit/audit.ts';
import { findLastSequence } from '../../../platform/audit/record-since.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { asGroundswell, type ReadContext, type RolloutRequest } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import type { AccessChange } from '../../contract/access-change.ts';
import {
  addAccessEvent,
  listAccessStatuses,
  removeAccessStatus,
  saveAccessStatus,
  saveAccessSweep,
} from './access.store.ts';
import { type AccessStatusChange, statusChanges } from './access-change.ts';
import { decideTeam, type TeamDecision } from './team-decision.ts';
import { listTeamRecords } from './team-records.store.ts';

/** Decides on the teams of a rollout, or on those that are named, and writes down what has changed. */
export function observeAccess(request: RolloutRequest, only?: ReadonlySet<TeamId>): TeamDecision[] {
  const { database, rolloutId, product } = request;
  const decisions = decideNow(request, only);
  if (statusChanges(decisions, listAccessStatuses(database, rolloutId)).length === 0)
    return decisions;
  return write(database, () => {
    // Whoever looks, what has changed has changed by itself.
    const own = asGroundswell(request);
    // Somebody else may have written it down in between.
    const teams = decideNow(own, only);
    const found = statusChanges(teams, listAccessStatuses(database, rolloutId));
    const changes = found.flatMap((change) => writeDown(own, change));
    if (changes.length > 0)
      for (const notifyOutlet of product.accessOutlets) notifyOutlet(own, { changes, teams });
    return teams;
  });
}

/** Looks at a rollout as a whole and answers in words what changed; empty when nothing did. */
export function sweepAccess(request: RolloutRequest): string {
  const { database, rolloutId, now } = request;
  return write(database, () => {
    const before = new Map(
      listAccessStatuses(database, rolloutId)
        .filter(({ personId }) => personId === '')
        .map(({ teamId, state }) => [teamId, state]),
    );
    const decisions = observeAccess(request);
    saveAccessSweep(database, rolloutId, {
      sweptAt: now,
      lastSequence: findLastSequence(database),
    });
    const changed = decisions.filter(({ teamId, access }) => before.get(teamId) !== access.state);
    return changed.map(({ teamName, access }) => `${teamName}: ${access.state}.`).join(' ');
  });
}

function decideNow(context: ReadContext, only: ReadonlySet<TeamId> | undefined): TeamDecision[] {
  return listTeamRecords(context, only).map((team) => decideTeam(team, context.now));
}

function writeDown(request: RolloutRequest, change: AccessStatusChange): AccessChange[] {
  const { database, rolloutId, now } = request;
  const { teamId, personId, before, after, event, reason } = change;
  if (after === undefined) removeAccessStatus(database, teamId, personId);
  else saveAccessStatus(database, rolloutId, after, now);
  // Until a pilot's first look there is nothing that changed.
  if (personId === '' && before !== undefined && after !== undefined)
    record(request, {
      act: `access.${after.state}`,
      subject: `team:${teamId}`,
      says: esc(reason),
      before: before.state,
      after: after.state,
      isNews: event !== undefined || after.state === 'grace',
    });
  if (event === undefined) return [];
  return [
    addAccessEvent(database, rolloutId, {
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
