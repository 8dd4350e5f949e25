/*
 * Whoever looks at access first writes down what has changed since somebody last looked, together with
 * what the outlets must be told. So all outlets say the same at every moment, whichever is asked.
 */
import { record } from '../../../platform/audit/audit.ts';
import { findLastSequence } from '../../../platform/audit/record-since.ts';
import { write } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { asGroundswell, type RolloutRequest, type TeamScope } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import type { AccessChange } from '../../contract/access-change.ts';
import { addAccessEvent, saveAccessSweep } from './access.store.ts';
import type { AccessStatusChange } from './access-change.ts';
import { removeAccessStatus, saveAccessStatus } from './access-statuses.store.ts';
import { listDecided } from './decided.store.ts';
import { findNextUntold, hasUntold, type LookSize, listUntold } from './untold.store.ts';

/** So much at a time does not hold up anybody else. */
const AT_A_TIME: LookSize = { look: 100, tell: 25 };

/** Writes down what has changed for the teams of a rollout, or for those that are named. */
export function observeAccess(request: RolloutRequest, only?: TeamScope): AccessStatusChange[] {
  const { database, product } = request;
  if (!hasUntold(request, only)) return [];
  return write(database, () => {
    // Whoever looks, what has changed has changed by itself.
    const own = asGroundswell(request);
    // Somebody else may have written it down in between.
    const found = listUntold(own, only);
    const teams = listDecided(own, new Set(found.map(({ teamId }) => teamId)));
    const changes = found.flatMap((change) => writeDown(own, change));
    if (changes.length > 0)
      for (const notifyOutlet of product.accessOutlets) notifyOutlet(own, { changes, teams });
    return found;
  });
}

/**
 * The same for the rollout as a whole. Where very many teams are to be looked at, each go takes some of
 * them; `isLast` when nothing is left.
 */
export function observeSome(
  request: RolloutRequest,
  size = AT_A_TIME,
): { found: AccessStatusChange[]; isLast: boolean } {
  const { teams, isLast } = findNextUntold(request, size);
  return { found: observeAccess(request, teams), isLast };
}

/** Looks at a rollout as a whole and answers in words what changed; empty when nothing did. */
export function sweepAccess(request: RolloutRequest, size = AT_A_TIME): string {
  const { database, rolloutId, now } = request;
  return write(database, () => {
    const { found, isLast } = observeSome(request, size);
    if (isLast) {
      const lastSequence = findLastSequence(database);
      saveAccessSweep(database, rolloutId, { sweptAt: now, lastSequence });
    }
    const changed = found.filter(({ personId }) => personId === '');
    const names = new Map(
      listDecided(request, new Set(changed.map(({ teamId }) => teamId))).map(
        ({ teamId, teamName }) => [teamId, teamName],
      ),
    );
    return changed.map(({ teamId, after }) => `${names.get(teamId)}: ${after?.state}.`).join(' ');
  });
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
