import { and, isNull, sql } from 'drizzle-orm';
import { among } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { usageWeeksTable } from '../usage/usage.table.ts';
import { countsFrom, type WeeklyActions } from '../usage/weekly-actions.ts';
import { usagePeopleTable } from '../usage-people/usage-people.table.ts';
import { usageSourcesTable } from '../usage-sources/usage-sources.table.ts';

/**
 * People whom nobody can know, in the teams where their source puts them: each under a name that says
 * nothing, with what was counted by week.
 */
export function listPseudonyms(
  database: Database,
  rolloutId: RolloutId,
  only: TeamScope,
): { teamId: TeamId; personId: UserId; counted: WeeklyActions }[] {
  const { id, teamId, userId, sourceId } = usagePeopleTable;
  const { firstWeek, actions } = usageWeeksTable;
  return database
    .select({ id, teamId, firstWeek, actions })
    .from(usagePeopleTable)
    .innerJoin(usageWeeksTable, sql`${usageWeeksTable.personId} = ${id}`)
    .where(
      and(
        only === undefined ? sql`${teamId} is not null` : among(teamId, only),
        isNull(userId),
        sql`${sourceId} in (select id from ${usageSourcesTable} where rollout_id = ${rolloutId})`,
      ),
    )
    .all()
    .flatMap((row) =>
      row.teamId === null
        ? []
        : [
            {
              teamId: row.teamId,
              personId: `pseudonym ${row.id}` as UserId,
              counted: { firstWeek: row.firstWeek, actions: countsFrom(row.actions) },
            },
          ],
    );
}
