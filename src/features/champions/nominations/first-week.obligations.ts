import { dateAt } from '../../../platform/calendar.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findWorkingCalendar } from '../../teams/calendars/working-calendars.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import type { Champion } from '../champions/champion.ts';
import { findBuddyId, listInOffice } from '../champions/champions.store.ts';
import { listTicked } from './first-week.store.ts';
import { itemsLeft, openItems } from './first-week.ts';
import { TICK, tickValue } from './first-week.view.ts';

/** After this nobody is reminded of a first week any more. */
const REMINDED_FOR_DAYS = 21;

/** What is left of each new champion's first week. */
export function firstWeekObligations(reading: ReadContext): Obligation[] {
  const timeZone = findRollout(reading.database, reading.rolloutId)?.timeZone ?? 'UTC';
  return listInOffice(reading).flatMap((champion) => firstWeekOf(champion, timeZone, reading));
}

function firstWeekOf(champion: Champion, timeZone: string, reading: ReadContext): Obligation[] {
  const { database, rolloutId, today } = reading;
  const acceptedAt = champion.accepted?.at;
  if (acceptedAt === undefined) return [];
  const acceptedOn = dateAt(acceptedAt, timeZone);
  if (acceptedOn.until(today, { largestUnit: 'days' }).days > REMINDED_FOR_DAYS) return [];
  const team = findTeam(database, rolloutId, champion.teamId)?.name ?? '';
  const buddyId = findBuddyId(database, champion.id);
  const calendar = findWorkingCalendar(database, champion.teamId);
  const left = itemsLeft(listTicked(database, champion.id), buddyId !== undefined);
  return openItems(acceptedOn, left, calendar).map(({ item, dueOn }) => ({
    key: `first-week.${item.name}:${champion.id}`,
    rolloutId,
    personId: champion.personId,
    topic: 'first-week',
    text:
      item.name === 'buddy' && buddyId !== undefined
        ? `Talk with your buddy, ${esc(findName(database, buddyId))}`
        : item.text,
    why: `${item.why} (Your first week for *${esc(team)}*.)`,
    teamId: champion.teamId,
    sinceOn: acceptedOn,
    dueOn,
    minutes: item.minutes,
    settle: { label: 'Done', actionId: TICK, value: tickValue(champion, item.name) },
  }));
}
