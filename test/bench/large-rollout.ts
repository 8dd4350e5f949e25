/*
 * Fills a database with a rollout of any size, through the real migrations and by plain inserts:
 * 10,000 teams of 12 people in a few seconds. By hand: node test/bench/large-rollout.ts FILE TEAMS
 */
import { type Database, openDatabase, write } from '../../src/platform/database.ts';
import { aCompany, type Company } from './company.ts';
import { seedChampions } from './seed-champions.ts';
import { seedRecord } from './seed-record.ts';
import { seedAssessment, seedGates, seedRollout, seedTeams } from './seed-teams.ts';
import { seedLearnings, seedOptIns, seedReadiness, seedWaves } from './seed-waves.ts';
import { seedingOf } from './seeding.ts';

/** Monday morning in week 22 of the rollout, when the weekly digest has just fallen due. */
export const MORNING = Temporal.Instant.from('2027-06-07T07:10:00Z');

/** One rollout of so many teams, as a bot finds it that has been running for 21 weeks. */
export function seedLargeRollout(database: Database, teams: number, now = MORNING): Company {
  const company = aCompany(teams);
  const seeding = seedingOf(company, database, now);
  write(database, () => {
    seedRollout(seeding);
    seedTeams(seeding);
    seedAssessment(seeding);
    seedGates(seeding);
    seedChampions(seeding);
    seedReadiness(seeding);
    seedOptIns(seeding);
    seedWaves(seeding);
    seedLearnings(seeding);
    seedRecord(seeding);
  });
  return company;
}

if (import.meta.main) {
  const [path, teams = '1000'] = process.argv.slice(2);
  if (path === undefined)
    throw new Error('Which file? node test/bench/large-rollout.ts FILE TEAMS');
  const database = openDatabase(path);
  seedLargeRollout(database, Number(teams));
  database.$client.close();
}
