import { dateAt, isBefore } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { PerTeams, ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { type Ending, type GoneThing, partsOf } from '../../contract/ending.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { MONDAY_TO_FRIDAY, type WorkingCalendar } from '../../teams/calendars/working-calendar.ts';
import { listWorkingCalendars } from '../../teams/calendars/working-calendars.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { type Champion, isInOffice, roleTitles } from '../champions/champion.ts';
import {
  findBuddyId,
  findChampion,
  listBuddies,
  listInOffice,
} from '../champions/champions.store.ts';
import { listTicked } from './first-week.store.ts';
import { type FirstWeekItem, itemsLeft, openItems } from './first-week.ts';
import { leftWords, OPEN_WEEK, weekValue } from './first-week.view.ts';

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

/** One thing with its checklist, from the yes until the last of it is ticked off. */
function firstWeekOf(champion: Champion, scene: Scene): Obligation[] {
  const { database, rolloutId, timeZone } = scene;
  const { id, teamId, role, accepted } = champion;
  if (accepted === undefined) return [];
  const acceptedOn = dateAt(accepted.at, timeZone);
  const team = scene.names.get(teamId) ?? '';
  const buddyId = scene.buddies.get(id);
  const calendar = scene.calendars.get(teamId) ?? MONDAY_TO_FRIDAY;
  const left = itemsLeft(scene.ticked.get(id) ?? NOTHING, buddyId !== undefined);
  const last = openItems(acceptedOn, left, calendar).at(-1);
  if (last === undefined) return [];
  const buddy = buddyId === undefined ? undefined : findName(database, buddyId);
  return [
    {
      key: `first-week.list:${id}`,
      rolloutId,
      personId: champion.personId,
      topic: 'first-week',
      text: `Your first week as ${roleTitles[role]} of *${esc(team)}*`,
      why: leftWords(left, buddy),
      teamId,
      sinceOn: acceptedOn,
      dueOn: last.dueOn,
      minutes: left.reduce((sum, { minutes }) => sum + minutes, 0),
      reminders: 'never',
      settle: { label: 'Open the checklist', actionId: OPEN_WEEK, value: weekValue(champion) },
    },
  ];
}

/** It is let go of after three weeks, or when the role has ended. */
export function firstWeekEnding(context: ReadContext, gone: GoneThing): Ending | undefined {
  const [championId] = partsOf(gone, 'first-week.list') ?? [];
  if (championId === undefined) return undefined;
  const { database, rolloutId } = context;
  const champion = findChampion(database, rolloutId, championId);
  const ticked = listTicked(database, [championId]).get(championId) ?? NOTHING;
  const hasBuddy = findBuddyId(database, championId) !== undefined;
  if (itemsLeft(ticked, hasBuddy).length === 0) return { kind: 'done', by: gone.personId };
  const isOver = champion === undefined || !isInOffice(champion);
  return isOver ? { kind: 'needless', why: 'the role has ended' } : { kind: 'lapsed' };
}
