import { dateAt, isBefore } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { PerTeams, ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { MONDAY_TO_FRIDAY, type WorkingCalendar } from '../../teams/calendars/working-calendar.ts';
import { listWorkingCalendars } from '../../teams/calendars/working-calendars.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import type { Champion } from '../champions/champion.ts';
import { listBuddies, listInOffice } from '../champions/champions.store.ts';
import { listTicked } from './first-week.store.ts';
import { type FirstWeekItem, itemsLeft, openItems } from './first-week.ts';
import { TICK, tickValue } from './first-week.view.ts';

/** After this nobody is reminded of a first week any more. */
const REMINDED_FOR_DAYS = 21;

/** What is left of each new champion's first week. */
export const firstWeekObligations: PerTeams<Obligation> = (reading, only) => {
  const { database, rolloutId, today } = reading;
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  const since = today.subtract({ days: REMINDED_FOR_DAYS });
  const isNew = startedSince(since, timeZone);
  const champions = listInOffice(reading, only).filter(isNew);
  if (champions.length === 0) return [];
  const teamIds = new Set(champions.map(({ teamId }) => teamId));
  const scene: Scene = {
    ...reading,
    timeZone,
    names: new Map(listTeams(database, rolloutId, teamIds).map(({ id, name }) => [id, name])),
    calendars: listWorkingCalendars(database, rolloutId, teamIds),
    buddies: listBuddies(reading, teamIds),
    ticked: listTicked(
      database,
      champions.map(({ id }) => id),
    ),
  };
  return champions.flatMap((champion) =>
    firstWeekOf(champion, scene).map((owed) => [champion.teamId, owed] as const),
  );
};

/** Whether somebody said yes on that day, at the rollout's place, or later. */
function startedSince(day: Temporal.PlainDate, timeZone: string) {
  const start = day.toZonedDateTime(timeZone).toInstant();
  return ({ accepted }: Champion) => accepted !== undefined && !isBefore(accepted.at, start);
}

/** What every first week is worded from, read once. */
type Scene = ReadContext & {
  timeZone: string;
  names: ReadonlyMap<TeamId, string>;
  calendars: ReadonlyMap<TeamId, WorkingCalendar>;
  buddies: ReadonlyMap<string, UserId>;
  ticked: ReadonlyMap<string, ReadonlySet<FirstWeekItem>>;
};

const NOTHING: ReadonlySet<FirstWeekItem> = new Set();

function firstWeekOf(champion: Champion, scene: Scene): Obligation[] {
  const { database, rolloutId, timeZone } = scene;
  const { id, teamId, accepted } = champion;
  if (accepted === undefined) return [];
  const acceptedOn = dateAt(accepted.at, timeZone);
  const team = scene.names.get(teamId) ?? '';
  const buddyId = scene.buddies.get(id);
  const calendar = scene.calendars.get(teamId) ?? MONDAY_TO_FRIDAY;
  const left = itemsLeft(scene.ticked.get(id) ?? NOTHING, buddyId !== undefined);
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
