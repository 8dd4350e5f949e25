import { dateAt } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import { findLastRestore } from '../../../platform/outbox/restores.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { sayCount } from '../../../platform/words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout, listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { listHeld, listRefused } from './deliveries.store.ts';
import { SHOW_DELIVERIES, showDeliveriesValue } from './deliveries.view.ts';
import { SHOW_HELD, whyHeld } from './held.view.ts';

/** Where Slack refuses our messages for good, one lead is told once, with what mends it. */
export function deliveriesObligations(context: ReadContext): Obligation[] {
  const { database, rolloutId } = context;
  const refused = listRefused(database, rolloutId);
  const open = refused.filter(({ leftAt }) => leftAt === null);
  const silent = new Set(refused.map(({ destination }) => destination));
  const leads = listRoleHolders(database, rolloutId, 'lead');
  const personId = leads.find((id) => !silent.has(id)) ?? leads[0];
  const rollout = findRollout(database, rolloutId);
  if (personId === undefined || rollout === undefined) return [];
  const held = heldObligation(context, rollout, personId);
  const mends = open.map(
    (place): Obligation => ({
      key: `deliveries.mend:${place.destination}`,
      rolloutId,
      personId,
      topic: 'deliveries',
      text: `See why messages don’t reach ${esc(place.name)}`,
      why: esc(place.problem),
      sinceOn: dateAt(place.sinceAt, rollout.timeZone),
      minutes: 2,
      isSaidOnce: true,
      settle: {
        label: 'See what went out',
        actionId: SHOW_DELIVERIES,
        value: showDeliveriesValue(rolloutId),
      },
    }),
  );
  return held === undefined ? mends : [held, ...mends];
}

/** What a restore holds back is a lead's to send or to drop: only people can tell whether it was said. */
function heldObligation(
  context: ReadContext,
  { timeZone, name }: { timeZone: string; name: string },
  personId: UserId,
): Obligation | undefined {
  const { database, rolloutId } = context;
  // The outbox is watched by nobody: whoever reads it is computed anew at each look.
  const restore = findLastRestore(database);
  if (restore === undefined) return undefined;
  const count = listHeld(database, rolloutId).length;
  if (count === 0) return undefined;
  // Asked for only now: where nothing is held, nobody is to look again each minute.
  const { now } = context;
  return {
    key: `deliveries.held:${restore.id}`,
    rolloutId,
    personId,
    topic: 'deliveries',
    text: `Send or drop ${sayCount(count, 'message')} of *${esc(name)}*`,
    why: whyHeld({ restore, now, timeZone }),
    sinceOn: dateAt(restore.restoredAt, timeZone),
    minutes: 5,
    isDecision: true,
    takers: ['lead'],
    settle: {
      label: 'See what waits',
      actionId: SHOW_HELD,
      value: showDeliveriesValue(rolloutId),
    },
  };
}
