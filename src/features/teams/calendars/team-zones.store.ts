import { eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import { teamsTable } from '../teams/teams.table.ts';

/** The time zones in which a rollout's teams work. */
export function listTeamZones(database: Database, rolloutId: RolloutId): readonly string[] {
  return remember(database, `team zones ${rolloutId}`, () =>
    database
      .selectDistinct({ timeZone: teamsTable.timeZone })
      .from(teamsTable)
      .where(eq(teamsTable.rolloutId, rolloutId))
      .all()
      .map((row) => row.timeZone),
  );
}
