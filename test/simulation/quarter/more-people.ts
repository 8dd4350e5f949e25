/* A company of any size: beyond those whom it has by itself, teams of four in five countries. */

import { addAbsence } from '../../../src/features/champions/absences/absences.store.ts';
import type { Rollout } from '../../../src/features/rollout/rollouts/rollout.ts';
import { addTeam } from '../../../src/features/teams/teams/teams.store.ts';
import { write } from '../../../src/platform/database.ts';
import type { TeamId, UserId } from '../../../src/platform/ids.ts';
import { savePerson } from '../../../src/platform/slack/directory.ts';
import { aTeam } from '../../support/builders.ts';
import type { House } from './house.ts';

const TEAM_SIZE = 4;
const WEEKS_AWAY = 12;
const PLACES = [
  ['Berlin', 'Europe/Berlin'],
  ['New York', 'America/New_York'],
  ['Ho Chi Minh City', 'Asia/Ho_Chi_Minh'],
  ['Mumbai', 'Asia/Kolkata'],
  ['Sydney', 'Australia/Sydney'],
] as const;

/** Adds people until there are so many. */
export function addPeople(house: House, rollout: Rollout, people: number): void {
  const { records } = house.workspace.world;
  const { database } = house.bot();
  const missing = people - records.members.all().length;
  write(database, () => {
    for (let number = 1; number * TEAM_SIZE <= missing; number += 1) {
      const [place, timeZone] = PLACES[number % PLACES.length] ?? PLACES[0];
      const name = `Branch ${number}`;
      const ids = Array.from({ length: TEAM_SIZE }, (_, at) => `UX${number}P${at}` as UserId);
      for (const id of ids) hire(house, rollout, { id, team: name, timeZone });
      const [managerId] = ids;
      const context = { ...aTeam().context, function: 'service', place, timeZone, size: TEAM_SIZE };
      const own = { id: `TX${number}` as TeamId, rolloutId: rollout.id, name, memberIds: ids };
      const team = aTeam({ ...own, context, ...(managerId === undefined ? {} : { managerId }) });
      addTeam(database, team, house.now());
      if (number % 3 === 0) goAway(house, rollout, { personId: ids[1] as UserId, number });
    }
  });
}

/** In every third team somebody has said that they will be away, each a week later than the one before. */
function goAway(
  house: House,
  rollout: Rollout,
  { personId, number }: { personId: UserId; number: number },
): void {
  const start = house.now().toZonedDateTimeISO('UTC').toPlainDate();
  const fromOn = start.add({ days: 3 + 7 * (number % WEEKS_AWAY) });
  addAbsence(house.bot().database, {
    ...{ id: `AX${number}`, rolloutId: rollout.id, personId, saidAt: house.now() },
    ...{ fromOn, toOn: fromOn.add({ days: 1 + (number % 9) }) },
  });
}

function hire(
  house: House,
  { workspaceId }: Rollout,
  { id, team, timeZone }: { id: UserId; team: string; timeZone: string },
): void {
  const { records } = house.workspace.world;
  const like = records.members.get('UMIA');
  if (like === undefined) throw new Error('Mia is not there.');
  const name = `${team} ${id.slice(-1)}`;
  const handle = id.slice(1).toLowerCase();
  records.members.put(id, { ...like, id, name, handle, team, timeZone, role: '', title: '' });
  savePerson(house.bot().database, {
    ...{ workspaceId, userId: id, name, timeZone, email: null },
    ...{ isAdmin: false, isBot: false, isGuest: false, isDeactivated: false },
    ...{ statusText: '', statusUntil: null, fetchedAt: house.now() },
  });
}
