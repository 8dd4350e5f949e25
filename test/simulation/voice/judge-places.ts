/* Which days are free where, and for whom, as the stores tell it: against the rows, by a reckoning of its own. */
import {
  findPersonPlace,
  findPlaceName,
  listKnownUntil,
  listPlacesInUse,
  listSites,
} from '../../../src/features/teams/calendars/holiday-places.store.ts';
import { findHolidayPlace } from '../../../src/features/teams/calendars/holidays.store.ts';
import { listTeamZones } from '../../../src/features/teams/calendars/team-zones.store.ts';
import {
  findWorkingCalendar,
  listWorkingCalendars,
} from '../../../src/features/teams/calendars/working-calendars.store.ts';
import { countryOfZone } from '../../../src/platform/country.ts';
import type { RolloutId, TeamId, UserId } from '../../../src/platform/ids.ts';
import type { Desk } from './office.ts';

type Expect = (holds: boolean, says: () => string) => void;
type TeamRow = { id: string; rollout: RolloutId; zone: string; place: string | null; off: string };
type PersonRow = { id: string; zone: string; chosen: string | null; isOut: number };
type MemberRow = TeamRow & { person: string };

const TEAMS = `select id, rollout_id as rollout, time_zone as zone, holiday_place as place, holidays as off
  from teams`;
const PEOPLE = `select people.user_id as id, time_zone as zone, place as chosen, is_deactivated as isOut
  from people left join person_holiday_places as own on own.user_id = people.user_id`;
const MEMBERS = `select user_id as person, id, teams.rollout_id as rollout, time_zone as zone, holiday_place as place, holidays as off
  from team_members join teams on teams.id = team_id order by since_at, team_id`;
const PLACES = 'select place, name, known_until_year as until from holiday_places order by name';

export function judgePlaces({ database }: Desk, expect: Expect): void {
  const read = <T>(query: string) => database.$client.prepare(query).all() as T[];
  const same = (what: string, found: unknown, meant: unknown) =>
    expect(
      JSON.stringify(found) === JSON.stringify(meant),
      () => `${what}: ${JSON.stringify(found)}, not ${JSON.stringify(meant)}.`,
    );
  const [teams, people] = [read<TeamRow>(TEAMS), read<PersonRow>(PEOPLE)];
  const days = read<{ place: string; on: string }>(
    'select place, on_date as "on" from public_holidays',
  );
  const places = read<{ place: string; name: string; until: number | null }>(PLACES);
  const members = Map.groupBy(read<MemberRow>(MEMBERS), ({ person }) => person);
  const placeOf = ({ place, zone }: TeamRow) => place ?? countryOfZone(zone) ?? 'none';

  const known = places.flatMap(({ place, until }) => (until === null ? [] : [[place, until]]));
  same('Known', [...listKnownUntil(database)].sort(), known.sort());
  const sites = places.filter(({ place }) => place.startsWith('site:'));
  same(
    'Sites',
    listSites(database),
    sites.map(({ place, name }) => ({ place, name })),
  );
  for (const { place, name } of places) same(place, findPlaceName(database, place), name);
  same('A place nobody knows', findPlaceName(database, 'FR-75'), 'France');
  const used = [
    ...teams.map((team) => team.place ?? countryOfZone(team.zone)),
    ...people.filter(({ isOut }) => isOut === 0).map(({ zone }) => countryOfZone(zone)),
    ...people.map(({ chosen }) => chosen),
  ].filter((one) => one != null && one !== 'none' && !one.startsWith('site:'));
  same('Used', listPlacesInUse(database), [...new Set(used)].sort());
  for (const [rollout, own] of Map.groupBy(teams, (team) => team.rollout))
    same(
      'Zones',
      [...listTeamZones(database, rollout)].sort(),
      [...new Set(own.map(({ zone }) => zone))].sort(),
    );

  for (const team of teams) {
    const off = days.filter(({ place }) => place === placeOf(team)).map(({ on }) => on);
    const meant = [...new Set([...off, ...(JSON.parse(team.off) as string[])])].sort();
    for (const found of [
      findWorkingCalendar(database, team.id as TeamId),
      listWorkingCalendars(database, team.rollout).get(team.id as TeamId),
    ])
      same(
        team.id,
        [found?.weekdays, [...(found?.holidays ?? [])].sort()],
        [[1, 2, 3, 4, 5], meant],
      );
  }
  for (const { id, zone, chosen } of people) {
    const userId = id as UserId;
    same(`${id} has chosen`, findPersonPlace(database, userId) ?? null, chosen);
    const own = (members.get(id) ?? []).map(placeOf);
    const country = countryOfZone(zone);
    const isNear = (one: string) =>
      one === 'none' || one.startsWith('site:') || one.split('-', 1)[0] === country;
    const meant = chosen ?? own.find(isNear) ?? country ?? own[0] ?? 'none';
    same(`${id} is at`, findHolidayPlace(database, { userId, timeZone: zone }), meant);
  }
}
