import { dateAt } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { sayCount, sayList } from '../../../platform/words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findFirstChangeAfter } from '../access/access.store.ts';
import { getDrift } from './drift.store.ts';
import { findLastTick } from './manual-access.store.ts';
import { countOf, type Drift, type Tick } from './manual-access.ts';
import { listValue, OPEN_LIST } from './manual-access.view.ts';

function status({ database, rolloutId }: ReadContext): { last: Tick; drift: Drift } | undefined {
  const last = findLastTick(database, rolloutId);
  // Nobody keeps the list: access is told by other ways, or not at all.
  if (last === undefined) return undefined;
  return { last, drift: getDrift(database, rolloutId) };
}

/** Whoever keeps the list is asked for what has changed since; a lead, when the keeper has left. */
export function manualAccessObligations(context: ReadContext): Obligation[] {
  const found = status(context);
  if (found === undefined || countOf(found.drift) === 0) return [];
  const { database, rolloutId, today } = context;
  const { toGive, toTake } = found.drift;
  const rollout = findRollout(database, rolloutId);
  const { by: keeper, at: lastTick } = found.last;
  const changedAt = findFirstChangeAfter(database, rolloutId, lastTick);
  const sinceOn = changedAt === undefined ? today : dateAt(changedAt, rollout?.timeZone ?? 'UTC');
  const leads = listActiveHolders(database, rolloutId, 'lead');
  // Only a lead or an admin can tick it off.
  const mayKeep = leads.includes(keeper) || isAdminHere(database, keeper);
  const people = mayKeep ? [keeper] : leads.slice(0, 1);
  const what = sayList([
    ...(toGive.length === 0 ? [] : [`give it to ${sayCount(toGive.length, 'person', 'people')}`]),
    ...(toTake.length === 0 ? [] : [`take it from ${sayCount(toTake.length, 'person', 'people')}`]),
  ]);
  return people.map((personId) => ({
    key: `access-list.tick-off:${rolloutId}`,
    rolloutId,
    personId,
    topic: 'access-list',
    text: `Change access to *${esc(rollout?.name ?? '')}* by hand: ${what}`,
    why: 'You keep this list, and the decisions have changed since you last ticked it off.',
    sinceOn,
    dueOn: sinceOn.add({ days: 1 }),
    minutes: Math.min(30, 2 + countOf(found.drift)),
    takers: ['lead'],
    settle: { label: 'Open the list', actionId: OPEN_LIST, value: listValue(rolloutId) },
  }));
}

export function manualAccessStatus(context: ReadContext): StatusLine[] {
  const found = status(context);
  if (found === undefined || countOf(found.drift) === 0) return [];
  const { toGive, toTake } = found.drift;
  const text = `Access by hand is behind: ${toGive.length} to give, ${toTake.length} to take away.`;
  const figures = { toGive: toGive.length, toTake: toTake.length };
  return [{ topic: 'Access list', text, figures }];
}

function isAdminHere(database: ReadContext['database'], personId: UserId): boolean {
  const person = findPerson(database, personId);
  return person?.isAdmin === true && !person.isDeactivated;
}
