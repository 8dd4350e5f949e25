import fc from 'fast-check';
import { findChampion } from '../../src/features/champions/champions/champions.store.ts';
import {
  addNomination,
  saveNomination,
} from '../../src/features/champions/nominations/nominations.store.ts';
import { saveRoleHolders } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import { addTeam, findTeam, saveTeam } from '../../src/features/teams/teams/teams.store.ts';
import type { Database } from '../../src/platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../src/platform/ids.ts';
import { remember } from '../../src/platform/remember.ts';
import type { TeamScope } from '../../src/platform/request.ts';
import { listPeople, saveChannel, savePerson } from '../../src/platform/slack/directory.ts';
import { aChampion } from '../features/champions/champions/champion-builders.ts';
import { aTeam } from '../support/builders.ts';
import { aChannel, aPerson } from './directory-builders.ts';

export const R1 = 'R1' as RolloutId;
export const monday = Temporal.Instant.from('2027-01-04T09:00:00Z');

export type Look = { database: Database; rolloutId: RolloutId; now: Temporal.Instant };

const within = (only: TeamScope) => (only === undefined ? null : JSON.stringify([...only]));

/** Everything that may show for a team: its name, its people by name, its champions, the lead, the day. */
export function storyOfTeams(look: Look, only: TeamScope): [TeamId, string][] {
  const { database, rolloutId, now } = look;
  const client = database.$client;
  const lead = client.prepare("select user_id from rollout_roles where role = 'lead'").pluck();
  const leads = listPeople(database, lead.all() as UserId[]);
  const places = remember(database, 'channels', () =>
    client.prepare('select count(*) from channels').pluck().get(),
  );
  const teams = client
    .prepare<unknown[], { id: TeamId; name: string }>(
      'select id, name from teams where rollout_id = ? and (? is null or id in (select value from json_each(?)))',
    )
    .all(rolloutId, within(only), within(only));
  const ids = client.prepare<[{ id: string }], UserId>(
    `select user_id from team_members where team_id = :id
     union all select person_id || '' from champions where team_id = :id and ended_at is null`,
  );
  return teams.map(({ id, name }) => {
    const own = ids.pluck().all({ id }) as unknown as UserId[];
    const names = listPeople(database, own).map((one) => `${one.name}${one.isDeactivated}`);
    const said = [name, names.sort(), leads.map((one) => one.name), places];
    return [id, `${JSON.stringify(said)} ${now.toZonedDateTimeISO('UTC').toPlainDate()}`];
  });
}

export const PEOPLE = ['ULENA', 'UMIA', 'USAM', 'UDANIEL'] as UserId[];
export const TEAMS = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8'] as TeamId[];

const person = fc.constantFrom(...PEOPLE);
const team = fc.constantFrom(...TEAMS);
const word = fc.constantFrom('a', 'b', 'c');

export type Act = { what: string; run(on: Database): void };

export const acts: fc.Arbitrary<Act>[] = [
  fc
    .record({ team, word, members: fc.subarray(PEOPLE) })
    .map(({ team: id, word: name, members }) => ({
      what: `team ${id} is called ${name}, of ${members}`,
      run(on) {
        const own = aTeam({
          id,
          rolloutId: R1,
          name: `${id} ${name}`,
          memberIds: members,
          managerId: undefined,
        });
        if (findTeam(on, R1, id) === undefined) addTeam(on, own, monday);
        else saveTeam(on, own, monday);
      },
    })),
  fc.record({ person, word, gone: fc.boolean() }).map(({ person: userId, word: name, gone }) => ({
    what: `${userId} is ${name}${gone ? ', gone' : ''}`,
    run: (on) => savePerson(on, aPerson(userId, name, gone)),
  })),
  fc.record({ person, team }).map(({ person: personId, team: teamId }) => ({
    what: `${personId} is nominated for ${teamId}`,
    run(on) {
      if (findTeam(on, R1, teamId) === undefined) return;
      const id = `${teamId}-${personId}`;
      const champion = aChampion({ id, rolloutId: R1, teamId, personId, role: 'back-up' });
      const ended = { how: 'withdrawn', cause: undefined, at: monday, reason: '' } as const;
      if (findChampion(on, R1, id) === undefined) addNomination(on, champion);
      else saveNomination(on, { ...champion, ended });
    },
  })),
  fc.subarray(PEOPLE, { minLength: 1 }).map((userIds) => ({
    what: `${userIds} lead`,
    run: (on) => saveRoleHolders(on, R1, { role: 'lead', userIds }, monday),
  })),
  word.map((name) => ({
    what: `channel ${name}`,
    run: (on) => saveChannel(on, aChannel(`C${name}`)),
  })),
];
