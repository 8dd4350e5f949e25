import { dateAt, isBefore } from '../../../platform/calendar.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { sayDate } from '../../../platform/words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { listAccessWays } from '../access/access-ways.store.ts';
import { OPEN_OUTLET } from './choose-outlet.view.ts';
import { listValue } from './manual-access.view.ts';

/** Asked so many days before the first wave; a group or an address takes some days to agree on. */
const ASKED_DAYS_BEFORE = 14;

/** Before the first wave somebody has to be able to give what is decided; later it is owed at once. */
export function outletObligations(context: ReadContext): Obligation[] {
  const { database, rolloutId, today, product } = context;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined || rollout.paused !== undefined) return [];
  if (listAccessWays(context).length > 0) return [];
  const started = [...product.waveStarts(context).values()].map((at) =>
    dateAt(at, rollout.timeZone),
  );
  const next = product.nextWave(context);
  const hasStarted = started.length > 0;
  if (!hasStarted && (next === undefined || next.teamIds.length === 0)) return [];
  const firstOn = hasStarted
    ? started.reduce((a, b) => (isBefore(b, a) ? b : a))
    : (next?.startsOn ?? today);
  const askedOn = firstOn.subtract({ days: ASKED_DAYS_BEFORE });
  if (isBefore(today, askedOn)) return [];
  const why = hasStarted
    ? 'Teams are live, and nobody is told to let them in: what is decided reaches nobody.'
    : `The first wave starts on ${sayDate(firstOn, today)}, and nobody is told to let its people in.`;
  return listActiveHolders(database, rolloutId, 'lead').map((personId) => ({
    key: `access-list.choose-outlet:${rolloutId}`,
    rolloutId,
    personId,
    topic: 'access-list',
    text: 'Choose how access reaches people',
    why,
    sinceOn: askedOn,
    dueOn: firstOn.subtract({ days: 1 }),
    minutes: 5,
    takers: ['lead'],
    settle: { label: 'Choose how', actionId: OPEN_OUTLET, value: listValue(rolloutId) },
  }));
}
