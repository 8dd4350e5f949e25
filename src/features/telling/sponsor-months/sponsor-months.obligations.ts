import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayList } from '../../../platform/words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { getNextSlot, listMonthReaders } from './month-pages.store.ts';
import { READ_AHEAD_DAYS } from './sponsor-month.ts';
import { monthValue, OPEN_WRITE } from './sponsor-month.view.ts';
import { listSponsorMonths } from './sponsor-months.store.ts';

/** Some days before it goes, each lead may read the sponsor's page first; one who has is enough. */
export function monthObligations(context: ReadContext): Obligation[] {
  const { database, rolloutId, today } = context;
  const rollout = findRollout(database, rolloutId);
  const readers = listMonthReaders(context);
  if (rollout === undefined || rollout.paused !== undefined || readers.length === 0) return [];
  const { month, on } = getNextSlot(context);
  const sinceOn = on.subtract({ days: READ_AHEAD_DAYS });
  const isDue = Temporal.PlainDate.compare(sinceOn, today) <= 0;
  const isBefore = Temporal.PlainDate.compare(on, rollout.startsOn) < 0;
  if (!isDue || isBefore || listSponsorMonths(database, rolloutId).has(month)) return [];
  const names = sayList(readers.map((id) => esc(findName(database, id))));
  return listActiveHolders(database, rolloutId, 'lead').map((personId) => ({
    ...{ key: `sponsor-months.read:${rolloutId}:${month}`, rolloutId, personId },
    topic: 'sponsor-months',
    text: `Read what ${names} will get about *${esc(rollout.name)}* this month, and add your words`,
    why: 'It goes by itself, as things stand; what only you know is missing from it.',
    ...{ sinceOn, dueOn: on, minutes: 3, hasOwnMessage: true, takers: ['lead'] },
    settle: {
      label: 'Add your words',
      actionId: OPEN_WRITE,
      value: monthValue(rolloutId, month),
    },
  }));
}
