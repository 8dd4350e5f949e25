import { expect, it } from 'vitest';
import { listChampions } from '../../src/features/champions/champions/champions.store.ts';
import { listTeams } from '../../src/features/teams/teams/teams.store.ts';
import { listWaves } from '../../src/features/waves/waves/waves.store.ts';
import { verifyAudit } from '../../src/platform/audit/verify-record.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { seedLargeRollout } from './large-rollout.ts';
import { ROLLOUT } from './seeding.ts';

function seeded(teams: number): Database {
  const database = openDatabase(':memory:');
  seedLargeRollout(database, teams);
  return database;
}

const rowsOf = (database: Database) =>
  Object.fromEntries(
    (
      database.$client
        .prepare(
          "select name from sqlite_master where type = 'table' and name not like '%drizzle%'",
        )
        .pluck()
        .all() as string[]
    ).map((table) => [table, database.$client.prepare(`select * from "${table}"`).all()]),
  );

it('seeds a rollout whose rows the product reads as its own', () => {
  const database = seeded(200);
  const teams = listTeams(database, ROLLOUT);
  expect(teams.length).toBe(200);
  expect(new Set(teams.map((team) => team.memberIds.length))).toEqual(new Set([12]));
  const live = listWaves(database, ROLLOUT).flatMap((wave) => wave.teams);
  expect(live.length).toBe(59);
  const championed = new Set(listChampions(database, ROLLOUT).map((one) => one.teamId));
  expect(championed.size).toBeGreaterThan(130);
  expect(championed.size).toBeLessThanOrEqual(140);
  expect(verifyAudit(database)).toMatchObject({ kind: 'whole' });
  expect(database.$client.pragma('foreign_key_check')).toEqual([]);
});

it('seeds the same rollout each time', () => {
  expect(rowsOf(seeded(30))).toEqual(rowsOf(seeded(30)));
});
