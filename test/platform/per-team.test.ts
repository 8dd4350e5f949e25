import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findChampion } from '../../src/features/champions/champions/champions.store.ts';
import {
  addNomination,
  saveNomination,
} from '../../src/features/champions/nominations/nominations.store.ts';
import { addRollout, saveRoleHolders } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import { addTeam, findTeam, saveTeam } from '../../src/features/teams/teams/teams.store.ts';
import { saveChosenRollout } from '../../src/features/telling/home/home.store.ts';
import { type Database, openDatabase, write } from '../../src/platform/database.ts';
import { dayMark } from '../../src/platform/day-mark.ts';
import type { RolloutId, TeamId, UserId, WorkspaceId } from '../../src/platform/ids.ts';
import { rehearse } from '../../src/platform/jobs/rehearsal.ts';
import { perTeam } from '../../src/platform/per-team.ts';
import { remember } from '../../src/platform/remember.ts';
import type { TeamScope } from '../../src/platform/request.ts';
import { listPeople, saveChannel, savePerson } from '../../src/platform/slack/directory.ts';
import { aChampion } from '../features/champions/champions/champion-builders.ts';
import { aRollout, aTeam } from '../support/builders.ts';
import { aChannel, aPerson } from './directory-builders.ts';

const R1 = 'R1' as RolloutId;
const monday = Temporal.Instant.from('2027-01-04T09:00:00Z');

type Look = { database: Database; rolloutId: RolloutId; now: Temporal.Instant };

const within = (only: TeamScope) => (only === undefined ? null : JSON.stringify([...only]));

/** Everything that may show for a team: its name, its people by name, its champions, the lead, the day. */
function storyOfTeams(look: Look, only: TeamScope): [TeamId, string][] {
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

const folder = { path: '' };
let database: Database;
let reads: TeamScope[] = [];
const story = perTeam<string, Look>({
  name: 'story',
  readMark: dayMark,
  read(look, only) {
    reads.push(only);
    return storyOfTeams(look, only);
  },
});

const PEOPLE = ['ULENA', 'UMIA', 'USAM', 'UDANIEL'] as UserId[];
const TEAMS = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8'] as TeamId[];

const person = fc.constantFrom(...PEOPLE);
const team = fc.constantFrom(...TEAMS);
const word = fc.constantFrom('a', 'b', 'c');

type Act = { what: string; run(on: Database): void };

const acts: fc.Arbitrary<Act>[] = [
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

const step = fc.record({
  act: fc.oneof(...acts),
  how: fc.constantFrom('here', 'here', 'taken back', 'rehearsed', 'elsewhere', 'failed inside'),
  look: fc.oneof(
    fc.constant('all' as const),
    fc.constant('none' as const),
    fc.constant('renew' as const),
    fc.subarray(TEAMS, { minLength: 1 }),
  ),
  hours: fc.constantFrom(0, 0, 0, 5),
});

function play({ run }: Act, how: string): void {
  if (how === 'elsewhere') {
    const other = openDatabase(join(folder.path, 'a.db'));
    write(other, () => run(other));
    other.$client.close();
  } else if (how === 'rehearsed') {
    rehearse(database, true, () => {
      run(database);
      return [];
    });
  } else if (how === 'taken back') {
    expect(() => write(database, () => fail(run))).toThrow('taken back');
  } else if (how === 'failed inside') {
    write(database, () => expect(() => write(database, () => fail(run))).toThrow('taken back'));
  } else write(database, () => run(database));
}

function fail(run: Act['run']): never {
  run(database);
  story.all({ database, rolloutId: R1, now: monday });
  throw new Error('taken back');
}

beforeEach(() => {
  folder.path = mkdtempSync(join(tmpdir(), 'groundswell-'));
  database = openDatabase(join(folder.path, 'a.db'));
  write(database, () => addRollout(database, aRollout({ pilotTeamId: 'T1' as TeamId })));
  reads = [];
});
afterEach(() => {
  database.$client.close();
  rmSync(folder.path, { recursive: true, force: true });
});

describe('what is kept of each team', () => {
  it('equals a computation from scratch after whatever happens, whoever does it, and is so in part', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        let now = monday;
        for (const { act, how, look, hours } of steps) {
          now = now.add({ hours });
          play(act, how);
          const at = { database, rolloutId: R1, now };
          const scratch = new Map(storyOfTeams(at, undefined));
          if (look === 'renew') story.renew(at, 3);
          if (look === 'all') expect(new Map(story.all(at))).toEqual(scratch);
          if (!Array.isArray(look)) continue;
          const known = look.filter((id) => scratch.has(id));
          const wanted = new Map(known.map((id) => [id, scratch.get(id)]));
          expect(new Map(story.of(at, new Set<TeamId>(look)))).toEqual(wanted);
        }
        const at = { database, rolloutId: R1, now };
        expect(new Map(story.all(at))).toEqual(new Map(storyOfTeams(at, undefined)));
      }),
      { numRuns: 150 },
    );
  });

  const look = () => story.all({ database, rolloutId: R1, now: monday });
  const eightTeams = () =>
    write(database, () => {
      for (const id of TEAMS)
        addTeam(database, aTeam({ id, rolloutId: R1, name: id, memberIds: [] }), monday);
    });

  it('is read anew for the team that was touched and for no other', () => {
    eightTeams();
    look();
    reads = [];
    write(database, () => saveTeam(database, aTeam({ id: 'T3' as TeamId, name: 'New' }), monday));
    look();
    expect(reads).toEqual([new Set(['T3'])]);
  });

  it('is not read anew after a write of what it does not show', () => {
    eightTeams();
    look();
    reads = [];
    const choice = { userId: PEOPLE[0] as UserId, workspaceId: 'T' as WorkspaceId, rolloutId: R1 };
    write(database, () => saveChosenRollout(database, choice));
    look();
    expect(reads).toEqual([]);
  });

  it('is read anew for the teams of a person whose name changes, and for no other', () => {
    write(database, () => savePerson(database, aPerson('UMIA' as UserId, 'Mia', false)));
    eightTeams();
    write(database, () =>
      saveTeam(database, aTeam({ id: 'T1' as TeamId, memberIds: ['UMIA' as UserId] }), monday),
    );
    look();
    reads = [];
    write(database, () => savePerson(database, aPerson('UMIA' as UserId, 'Mia Chen', false)));
    look();
    expect(reads).toEqual([new Set(['T1'])]);
  });

  it('is looked at in portions until nothing is left, however much there is', () => {
    eightTeams();
    const at = { database, rolloutId: R1, now: monday };
    expect([story.renew(at, 3), story.renew(at, 3), story.renew(at, 3)]).toEqual([
      true,
      true,
      false,
    ]);
    reads = [];
    look();
    expect(reads).toEqual([]);
  });
});
