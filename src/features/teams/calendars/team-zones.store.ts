import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { teamsTable } from '../teams/teams.table.ts';

const teamZonesQuery = perDatabase((database) =>
  database
    .selectDistinct({ timeZone: teamsTable.timeZone })
    .from(teamsTable)
    .where(eq(teamsTable.rolloutId, sql.placeholder('rolloutId')))
    .prepare(),
);

/** The time zones in which a rollout's teams work. */
export function listTeamZones(database: Database, rolloutId: RolloutId): readonly string[] {
  return remember(database, `team zones ${rolloutId}`, () =>
    teamZonesQuery(database)
      .all({ rolloutId })
      .map((row) => row.timeZone),
  );
}
