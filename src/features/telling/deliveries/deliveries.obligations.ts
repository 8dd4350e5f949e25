import { dateAt } from '../../../platform/calendar.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout, listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { listRefused } from './deliveries.store.ts';
import { SHOW_DELIVERIES, showDeliveriesValue } from './deliveries.view.ts';

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
  return open.map((place) => ({
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
  }));
}
