/* What a sponsor's month is made of, as it stands at this moment. */
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { byUrgency } from '../../contract/obligation.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findRolloutStatus } from '../home/rollout-status.store.ts';
import { listObligationsIn } from '../obligations/obligations.store.ts';
import { getSponsorFacts } from '../outlooks/outlooks.store.ts';
import { type MonthPage, type MonthSlot, NO_WORDS, nextSlot } from './sponsor-month.ts';
import { listSponsorMonths } from './sponsor-months.store.ts';

/** Sponsors who do not lead; whoever leads has seen it all. */
export function listMonthReaders({ database, rolloutId }: ReadContext): UserId[] {
  const leads = new Set(listActiveHolders(database, rolloutId, 'lead'));
  return listActiveHolders(database, rolloutId, 'sponsor').filter((id) => !leads.has(id));
}

export function findMonthPage(
  context: ReadContext,
  reader: UserId,
  month: string,
): MonthPage | undefined {
  const { database, rolloutId, today } = context;
  const rollout = findRollout(database, rolloutId);
  const status = findRolloutStatus(context, reader);
  if (rollout === undefined || status === undefined) return undefined;
  const known = listSponsorMonths(database, rolloutId).get(month);
  return {
    ...{ rolloutName: rollout.name, month },
    facts: getSponsorFacts(context, status),
    needs: listObligationsIn(context, reader).sort(byUrgency(today)),
    words: known?.words ?? NO_WORDS,
    byName: known?.readBy === undefined ? '' : findName(database, known.readBy),
  };
}

export function getNextSlot({ database, rolloutId, today }: ReadContext): MonthSlot {
  const months = listSponsorMonths(database, rolloutId);
  return nextSlot(today, (month) => months.get(month)?.sentAt !== undefined);
}
