/* Who can be written to and when, read from the rows by the oracle's own reckoning. */

import { listOpenRollouts } from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { countryOfZone } from '../../../src/platform/country.ts';
import type { Product } from '../../../src/platform/request.ts';
import { contextOf } from '../../../src/platform/request.ts';
import { daysByPlace } from './access-rows.ts';
import { clockOf, type Local, localAt, plusDays, type Week, worksOn } from './day-model.ts';
import { rows, type Scene } from './watch.ts';

export type Reader = {
  id: string;
  zone: string;
  /** Milliseconds since midnight; the end is not included, and may lie on the next day. */
  from: number;
  until: number;
  week: Week;
  away: readonly { from: string; to: string }[];
  stopped: ReadonlySet<string>;
  budget: string | undefined;
};

type Settings = {
  id: string;
  from_time: string;
  until_time: string;
  weekdays: string;
  quiet: string | null;
  topics: string;
  budget: string | null;
};
type PersonRow = { id: string; zone: string; text: string; until: number | null };
type TeamRow = { id: string; zone: string; place: string | null; off: string };

/** Slack statuses of the company, and whether they say that somebody is away. */
export const STATUSES: Readonly<Record<string, boolean>> = {
  'On vacation': true,
  'Back from vacation': false,
  'Out sick': true,
  'En congé': true,
  'Holiday planning': false,
  'Urlaub bis Montag': true,
  'OOO until next Tuesday': true,
  'In a meeting': false,
  休暇: true,
  休暇予定: false,
  'OOO from tomorrow': false,
  'Back on Monday': true,
  'WFH, then holidays': false,
  'nicht im Büro': true,
  '': false,
};

/** Everybody whom a message may reach at all. */
export function readersIn(scene: Scene): ReadonlyMap<string, Reader> {
  const people = rows<PersonRow>(
    scene,
    `select user_id as id, time_zone as zone, status_text as text, status_until as until from people
     where is_deactivated = 0 and is_bot = 0 and user_id not in (select destination from closed_places)`,
  );
  const settings = new Map(
    rows<Settings>(
      scene,
      `select user_id as id, from_time, until_time, weekdays, quiet_until_on as quiet,
         stopped_topics as topics, budget from nudge_settings`,
    ).map((one) => [one.id, one]),
  );
  const offOf = daysOff(scene);
  const absences = absencesIn(scene);
  return new Map(
    people.map((person) => {
      const { id, zone } = person;
      const own = settings.get(id);
      const weekdays: number[] = JSON.parse(own?.weekdays ?? '[1,2,3,4,5]');
      const today = localAt(scene.now.epochMilliseconds, zone).date;
      const quiet = own?.quiet == null ? [] : [{ from: today, to: own.quiet }];
      const away = [...(absences.get(id) ?? []), ...quiet, ...byStatus(scene, person, today)];
      const reader: Reader = {
        ...{ id, zone, away, budget: own?.budget ?? undefined },
        from: clockOf(own?.from_time ?? '09:30'),
        until: clockOf(own?.until_time ?? '16:30'),
        week: { weekdays, off: offOf(id, zone) },
        stopped: new Set<string>(JSON.parse(own?.topics ?? '[]')),
      };
      return [id, reader];
    }),
  );
}

function byStatus({ now }: Scene, { text, until, zone }: PersonRow, today: string) {
  if (STATUSES[text] !== true) return [];
  if (until === null) return [{ from: today, to: today }];
  if (until <= now.epochMilliseconds) return [];
  return [{ from: today, to: localAt(until - 1, zone).date }];
}

function absencesIn(scene: Scene): ReadonlyMap<string, { from: string; to: string }[]> {
  const { database, app } = scene.house.bot();
  const found = new Map<string, { from: string; to: string }[]>();
  for (const rollout of listOpenRollouts(database)) {
    const context = contextOf({ database, product: app.product, now: scene.now }, rollout);
    for (const { personId, fromOn, toOn } of sourcesOf(app.product).flatMap((one) => one(context)))
      found.set(personId, [
        ...(found.get(personId) ?? []),
        { from: fromOn.toString(), to: toOn.toString() },
      ]);
  }
  return found;
}

const sourcesOf = (product: Product) => product.absences;

/** By place: what somebody chose, else a team in the country that their clock keeps, else that country. */
function daysOff(scene: Scene): (id: string, zone: string) => ReadonlySet<string> {
  const chosen = new Map(
    rows<{ id: string; place: string }>(
      scene,
      'select user_id as id, place from person_holiday_places',
    ).map(({ id, place }) => [id, place]),
  );
  const teams = Map.groupBy(
    rows<TeamRow>(
      scene,
      `select user_id as id, time_zone as zone, holiday_place as place, holidays as off
       from team_members join teams on teams.id = team_id order by since_at, team_id`,
    ),
    ({ id }) => id,
  );
  const days = daysByPlace(
    rows<{ place: string; on: string }>(
      scene,
      'select place, on_date as "on" from public_holidays',
    ),
  );
  const sets = new Map<string, ReadonlySet<string>>();
  return (id, zone) => {
    const own = teams.get(id) ?? [];
    const country = countryOfZone(zone);
    const places = own.map((team) => team.place ?? countryOfZone(team.zone) ?? 'none');
    const near = places.find(
      (place) =>
        place === 'none' || place.startsWith('site:') || place.split('-', 1)[0] === country,
    );
    const place = chosen.get(id) ?? near ?? country ?? places[0] ?? 'none';
    const ofTeams = own.flatMap(({ off }) => JSON.parse(off) as string[]);
    const key = [place, ...ofTeams].join();
    const set =
      sets.get(key) ?? new Set([...(days.get(place) ?? []).map(({ on }) => on), ...ofTeams]);
    sets.set(key, set);
    return set;
  };
}

export const isAwayOn = (date: string, { away }: Pick<Reader, 'away'>): boolean =>
  away.some(({ from, to }) => from <= date && date <= to);

/** Whether the reader's own hours are open at a moment of theirs. */
export function isOpenAt(local: Local, reader: Reader): boolean {
  const { from, until, week } = reader;
  const isAfter = local.clock >= from;
  const isBefore = local.clock < until;
  const isThisDay = from < until ? isAfter && isBefore : isAfter;
  const isLastNight = from >= until && isBefore && !isAfter;
  if (!isThisDay && !isLastNight) return false;
  const began = isThisDay ? local.date : plusDays(local.date, -1);
  return worksOn(began, week) && !isAwayOn(began, reader) && !isAwayOn(local.date, reader);
}

const AWAKE = { from: clockOf('07:00'), until: clockOf('22:00') };

/** Whether somebody may be told of what cannot wait. */
export const isAwakeAt = (local: Local, reader: Reader): boolean =>
  local.clock >= AWAKE.from && local.clock < AWAKE.until && !isAwayOn(local.date, reader);

/** The first day on which somebody who is away now is back. */
export function backOn(today: string, reader: Reader): string | undefined {
  let day = today;
  for (let tried = 0; tried < 400; tried += 1) {
    if (worksOn(day, reader.week) && !isAwayOn(day, reader)) return day;
    day = plusDays(day, 1);
  }
  return undefined;
}
