import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { teamsTable } from './teams.table.ts';

const idsQuery = perDatabase((database) =>
  database
    .select({ id: teamsTable.id })
    .from(teamsTable)
    .where(eq(teamsTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(teamsTable.id))
    .prepare(),
);

/** All teams of a rollout by their ids alone, for work that takes them a few at a time. */
export function listTeamIds(database: Database, rolloutId: RolloutId): TeamId[] {
  return idsQuery(database)
    .all({ rolloutId })
    .map(({ id }) => id);
}
