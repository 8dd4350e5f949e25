import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRollout } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import { addTeam, saveTeam } from '../../src/features/teams/teams/teams.store.ts';
import { saveChosenRollout } from '../../src/features/telling/home/home.store.ts';
import { type Database, write } from '../../src/platform/database.ts';
import { dayMark } from '../../src/platform/day-mark.ts';
import type { TeamId, UserId, WorkspaceId } from '../../src/platform/ids.ts';
import { rehearse } from '../../src/platform/jobs/rehearsal.ts';
import { perTeam } from '../../src/platform/per-team.ts';
import type { TeamScope } from '../../src/platform/request.ts';
import { savePerson } from '../../src/platform/slack/directory.ts';
import { aRollout, aTeam } from '../support/builders.ts';
import { openUnflushed, placeDatabase } from '../support/fresh-database.ts';
import { aPerson } from './directory-builders.ts';

import {
  type Act,
  acts,
  type Look,
  monday,
  PEOPLE,
  R1,
  storyOfTeams,
  TEAMS,
} from './team-stories.ts';

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
    const other = openUnflushed(join(folder.path, 'a.db'));
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
  placeDatabase(join(folder.path, 'a.db'));
  database = openUnflushed(join(folder.path, 'a.db'));
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
  const ofNobody = (id: string, memberIds: UserId[]) =>
    aTeam({
      id: id as TeamId,
      rolloutId: R1,
      name: `${id} ${memberIds}`,
      memberIds,
      managerId: undefined,
    });
  const eightTeams = () =>
    write(database, () => {
      for (const id of TEAMS) addTeam(database, ofNobody(id, []), monday);
    });

  it('is read anew for the team that was touched and for no other', () => {
    eightTeams();
    look();
    reads = [];
    write(database, () => saveTeam(database, ofNobody('T3', ['UMIA' as UserId]), monday));
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
    write(database, () => saveTeam(database, ofNobody('T1', ['UMIA' as UserId]), monday));
    look();
    reads = [];
    write(database, () => savePerson(database, aPerson('UMIA' as UserId, 'Mia Chen', false)));
    look();
    expect(reads).toEqual([new Set(['T1'])]);
  });

  it('is read anew each time from a table of which nobody is told', () => {
    eightTeams();
    const counted = perTeam<unknown, Look>({
      name: 'counted',
      read(at, only) {
        reads.push(only);
        const count = at.database.$client.prepare('select count(*) from outbox').pluck().get();
        return [['T1' as TeamId, count]];
      },
    });
    const at = { database, rolloutId: R1, now: monday };
    reads = [];
    counted.all(at);
    counted.all(at);
    expect(reads).toEqual([undefined, undefined]);
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
