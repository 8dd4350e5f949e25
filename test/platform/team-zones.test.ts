import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listTeams } from '../../src/features/teams/teams/teams.store.ts';
import type { Database } from '../../src/platform/database.ts';
import type { TeamId } from '../../src/platform/ids.ts';
import { renewTeamZones, teamDays } from '../../src/platform/team-days.ts';
import { MORNING, seedLargeRollout } from '../bench/large-rollout.ts';
import { ROLLOUT } from '../bench/seeding.ts';
import { openInMemory } from '../support/fresh-database.ts';

const TEAMS = 30;
const seeded = openInMemory();
seedLargeRollout(seeded, TEAMS);
const teamIds = listTeams(seeded, ROLLOUT).map(({ id }) => id);
const people = seeded.$client
  .prepare<[], string>('select distinct holder_id from certificates order by 1')
  .pluck()
  .all();

/** What happens to people and teams, each with somebody, a team and a place. */
const HAPPENINGS = [
  'update certificates set time_zone = :zone where holder_id = :person',
  'delete from certificates where holder_id = :person',
  'update teams set time_zone = :zone where id = :team',
  'delete from team_members where user_id = :person',
  'insert or ignore into team_members (rollout_id, team_id, user_id, since_at) values (:rollout, :team, :person, 0)',
  'delete from team_members where team_id = :team',
  'update or ignore champions set team_id = :team where person_id = :person',
  'update or ignore champions set person_id = :person where team_id = :team',
];

const happenings = fc.array(
  fc.record({
    sql: fc.nat(HAPPENINGS.length - 1),
    person: fc.constantFrom(...people),
    team: fc.constantFrom(...teamIds),
    zone: fc.constantFrom('Asia/Tokyo', 'America/Lima', 'Europe/Lisbon'),
    looksAfter: fc.constantFrom('all', 'some', 'nothing'),
  }),
  { maxLength: 12 },
);

const daysIn = (database: Database, ids: readonly TeamId[]) =>
  ids.map(teamDays({ database, rolloutId: ROLLOUT, now: MORNING }));

it('the places on whose days teams rest are those of a computation from scratch, whatever happens', () => {
  fc.assert(
    fc.property(happenings, (all) => {
      const database = openInMemory(seeded.$client.serialize());
      const { $client } = database;
      daysIn(database, []);
      for (const { sql, looksAfter, ...about } of all) {
        const text = HAPPENINGS[sql] ?? '';
        const values = { ...about, rollout: ROLLOUT };
        const named = Object.entries(values).filter(([name]) => text.includes(`:${name}`));
        $client.prepare(text).run(Object.fromEntries(named));
        if (looksAfter === 'some') renewTeamZones({ database, rolloutId: ROLLOUT }, 3);
        if (looksAfter === 'all') daysIn(database, []);
      }
      const scratch = openInMemory($client.serialize());
      expect(daysIn(database, teamIds)).toEqual(daysIn(scratch, teamIds));
      for (const one of [database, scratch]) one.$client.close();
    }),
    { numRuns: 60 },
  );
});

it('one person who is certified elsewhere has only their own teams looked at', () => {
  const database = openInMemory(seeded.$client.serialize());
  const look = { database, rolloutId: ROLLOUT };
  daysIn(database, []);
  database.$client
    .prepare("update certificates set time_zone = 'Asia/Tokyo' where holder_id = ?")
    .run(people[0]);
  // No team at all is looked at here, so what is said is whether any would be; and then one is enough.
  expect(renewTeamZones(look, 0)).toBe(true);
  expect(renewTeamZones(look, 2)).toBe(false);
  database.$client.close();
});
