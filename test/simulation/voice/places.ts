/* Where people's days off come from: calendars of a few places, teams that are at one or keep their clock's, and choices of their own. */
import {
  saveHolidaysAt,
  savePersonPlace,
} from '../../../src/features/teams/calendars/holiday-places.store.ts';
import { addTeam } from '../../../src/features/teams/teams/teams.store.ts';
import type { RolloutId, TeamId, UserId } from '../../../src/platform/ids.ts';
import { aTeam } from '../../support/builders.ts';
import type { Dice } from '../quarter/dice.ts';
import { type Desk, dayNear, PEOPLE, TEAMS, WORKSPACE, ZONES } from './office.ts';

type Expect = (holds: boolean, says: () => string) => void;

const PLACES = ['DE', 'US-NY', 'DE-BE', 'site:pune', 'NP'];
const CHOICES = [...PLACES, 'none'];

export function writePlaces(desk: Desk, dice: Dice, expect: Expect): void {
  for (const place of PLACES) writeHolidays(desk, place, dice, expect);
  for (const id of Object.keys(TEAMS)) openTeam(desk, id as TeamId, dice);
  if (desk.home !== undefined) return;
  for (const id of PEOPLE) if (dice.chance(0.3)) choosePlace(desk, id as UserId, dice, expect);
}

/** What was known of the place before is forgotten; a day that stands there twice is one. */
export function writeHolidays(
  { database, now }: Pick<Desk, 'database' | 'now'>,
  place: string,
  dice: Dice,
  expect: Expect,
): void {
  const on = Array.from({ length: 6 }, () => dayNear({ now }, dice.below(12)).toString());
  const days = on.map((day) => ({ on: day, name: 'A day off' }));
  const knownUntilYear = place.startsWith('site:') ? undefined : 2030 + dice.below(2);
  saveHolidaysAt(database, { place, name: `${place}!`, knownUntilYear }, days, now());
  const found = database.$client
    .prepare<[string], string>('select on_date from public_holidays where place = ? order by 1')
    .pluck()
    .all(place);
  const meant = [...new Set(on)].sort();
  expect(found.join() === meant.join(), () => `${place} has ${found} off, not ${meant}.`);
}

function openTeam({ database, home, now }: Desk, id: TeamId, dice: Dice): void {
  const { context } = aTeam();
  const timeZone = dice.pick(ZONES) ?? 'UTC';
  const memberIds = home === undefined ? PEOPLE.filter(() => dice.chance(0.3)) : [];
  const rolloutId = TEAMS[id] as RolloutId;
  addTeam(
    database,
    aTeam({
      id,
      rolloutId,
      name: id,
      memberIds: memberIds as UserId[],
      context: { ...context, timeZone },
    }),
    now().subtract({ hours: dice.below(3) }),
  );
  const place = dice.chance(0.5) ? (dice.pick(CHOICES) ?? null) : null;
  const off = dice.chance(0.4) ? [dayNear({ now }, dice.below(9)).toString()] : [];
  database.$client
    .prepare('update teams set holiday_place = ?, holidays = ? where id = ?')
    .run(place, JSON.stringify(off), id);
}

export function choosePlace(
  { database, now }: Desk,
  userId: UserId,
  dice: Dice,
  expect: Expect,
): void {
  const place = dice.chance(0.2) ? undefined : dice.pick(CHOICES);
  savePersonPlace(database, { userId, workspaceId: WORKSPACE }, place, now());
  const found = database.$client
    .prepare<[string], string>('select place from person_holiday_places where user_id = ?')
    .pluck()
    .get(userId);
  expect(found === place, () => `${userId} has chosen ${place}, and ${found} is kept.`);
}

/** One of these changes from one hour to the next. */
export function changePlaces(desk: Desk, dice: Dice, expect: Expect): void {
  const way = dice.below(3);
  if (way === 0) writeHolidays(desk, dice.pick(PLACES) ?? 'DE', dice, expect);
  else if (way === 1) choosePlace(desk, (dice.pick(PEOPLE) ?? '') as UserId, dice, expect);
  else moveMember(desk, dice);
}

function moveMember({ database, now }: Desk, dice: Dice): void {
  const [team, person] = [dice.pick(Object.keys(TEAMS)) ?? '', dice.pick(PEOPLE) ?? ''];
  const { $client: client } = database;
  const { changes } = client
    .prepare('delete from team_members where team_id = ? and user_id = ?')
    .run(team, person);
  if (changes === 0)
    client
      .prepare('insert into team_members values (?, ?, ?, ?)')
      .run(TEAMS[team], team, person, now().epochMilliseconds);
}
