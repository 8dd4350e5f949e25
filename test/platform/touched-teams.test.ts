import { expect, it } from 'vitest';
import { saveAccessStatus } from '../../src/features/access/access/access-statuses.store.ts';
import { addRollout, saveRoleHolders } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import { addTeam, saveTeam } from '../../src/features/teams/teams/teams.store.ts';
import { saveSettings } from '../../src/features/telling/nudges/nudge-settings.store.ts';
import { DEFAULT_SETTINGS } from '../../src/features/telling/nudges/nudge-settings.ts';
import { type Database, write } from '../../src/platform/database.ts';
import type { TeamId, UserId, WorkspaceId } from '../../src/platform/ids.ts';
import { noReads } from '../../src/platform/reading.ts';
import { savePerson } from '../../src/platform/slack/directory.ts';
import { touchedSince } from '../../src/platform/touched-teams.ts';
import { touchesOf } from '../../src/platform/touches.ts';
import { aRollout, aTeam } from '../support/builders.ts';
import { openInMemory } from '../support/fresh-database.ts';
import { aPerson } from './directory-builders.ts';

const MIA = 'UMIA' as UserId;
const now = Temporal.Instant.from('2027-03-08T08:00:00Z');
const team = (more: object) => aTeam({ id: 'T3' as TeamId, memberIds: [], ...more });

function aCompany(): Database {
  const database = openInMemory();
  write(database, () => {
    addRollout(database, aRollout());
    addTeam(database, team({ managerId: undefined }), now);
  });
  return database;
}

/** The teams that an act touches for whoever read this table of them, and Mia's row. */
function touchedBy(database: Database, table: string, act: () => void) {
  const asOf = touchesOf(database.$client).now();
  write(database, act);
  const reads = { ...noReads(), own: new Set([table]), people: new Set<string>([MIA]) };
  const touched = touchedSince({ reads, asOf, stale: new Set() }, database);
  return touched === undefined ? 'all' : [...touched];
}

it('a row of somebody’s own touches the teams that they are in at that moment, also where it was asked before', () => {
  const database = aCompany();
  let days = 0;
  const changeHours = () => {
    days += 1;
    const quietUntilOn = Temporal.PlainDate.from('2027-03-08').add({ days });
    const of = { userId: MIA, workspaceId: 'TBRIGHTWATER' as WorkspaceId };
    saveSettings(database, of, { ...DEFAULT_SETTINGS, quietUntilOn }, now);
  };
  const touched = () => touchedBy(database, 'nudge_settings', changeHours);
  const become = (more: object) => write(database, () => saveTeam(database, team(more), now));

  expect(touched()).toEqual([]);
  become({ memberIds: [MIA], managerId: undefined });
  expect(touched()).toEqual(['T3']);
  become({ managerId: undefined });
  expect(touched()).toEqual([]);
  become({ managerId: MIA });
  expect(touched()).toEqual(['T3']);
});

it('another name of somebody touches all teams only while they have a role in the rollout', () => {
  const database = aCompany();
  let names = 0;
  const rename = () => {
    names += 1;
    savePerson(database, aPerson(MIA, `Mia ${names}`, false));
  };
  const lead = (userIds: UserId[]) =>
    write(database, () => saveRoleHolders(database, aRollout().id, { role: 'lead', userIds }, now));
  rename();

  expect(touchedBy(database, 'people', rename)).toEqual([]);
  lead([MIA]);
  expect(touchedBy(database, 'people', rename)).toBe('all');
  lead(['ULENA' as UserId]);
  expect(touchedBy(database, 'people', rename)).toEqual([]);
});

it('what was told of somebody as one of a team touches none of their other teams', () => {
  const database = aCompany();
  const other = 'T4' as TeamId;
  write(database, () => {
    addTeam(database, team({ id: other, name: 'Other', memberIds: [MIA] }), now);
    saveTeam(database, team({ memberIds: [MIA] }), now);
  });
  const tell = () => {
    const status = { teamId: other, personId: MIA, state: 'waiting', allowed: false } as const;
    saveAccessStatus(database, aRollout().id, status, now);
  };
  expect(touchedBy(database, 'access_standings', tell)).toEqual([other]);
});

it('a flood of changes elsewhere leaves it known which teams a single one touches', () => {
  const database = aCompany();
  const of = { userId: MIA, workspaceId: 'TBRIGHTWATER' as WorkspaceId };
  const hearOften = () => {
    for (let count = 0; count < 10_500; count += 1)
      saveSettings(database, of, DEFAULT_SETTINGS, now.add({ milliseconds: count }));
  };
  const change = (context: object) =>
    saveTeam(database, team({ managerId: undefined, ...context }), now);
  const both = () => {
    change({ name: 'Claims and more' });
    hearOften();
  };
  expect(touchedBy(database, 'teams', both)).toEqual(['T3']);
  expect(touchedBy(database, 'nudge_settings', hearOften)).toBe('all');
});
