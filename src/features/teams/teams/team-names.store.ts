import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { Team } from './team.ts';
import { teamsTable } from './teams.table.ts';

type Named = Pick<Team, 'id' | 'name'>;

export function byName(a: Named, b: Named): number {
  if (a.name === b.name) return a.id < b.id ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

/** The names of a rollout's teams, in their order. */
export function listNamedTeams(database: Database, rolloutId: RolloutId): readonly Named[] {
  return remember(database, `team names ${rolloutId}`, () =>
    database
      .select({ id: teamsTable.id, name: teamsTable.name })
      .from(teamsTable)
      .where(and(eq(teamsTable.rolloutId, rolloutId), isNull(teamsTable.leftAt)))
      .all()
      .sort(byName),
  );
}

/** A team by the name that somebody typed; case and outer spaces do not matter. */
export function findTeamIdNamed(
  database: Database,
  rolloutId: RolloutId,
  name: string,
): TeamId | undefined {
  return idsByName(database, rolloutId).get(name.trim().toLowerCase());
}

/** Kept here, since SQLite knows the small letters of English alone. */
function idsByName(database: Database, rolloutId: RolloutId): ReadonlyMap<string, TeamId> {
  return remember(database, `team ids by name ${rolloutId}`, () => {
    const found = new Map<string, TeamId>();
    for (const { id, name } of listNamedTeams(database, rolloutId)) {
      const key = name.toLowerCase();
      if (!found.has(key)) found.set(key, id);
    }
    return found;
  });
}

/** The names of teams that have left, which stand where their history is told. */
export function listNamesOfLeft(
  database: Database,
  rolloutId: RolloutId,
): ReadonlyMap<TeamId, string> {
  return remember(database, `names of teams that left ${rolloutId}`, () => {
    const rows = database
      .select({ id: teamsTable.id, name: teamsTable.name })
      .from(teamsTable)
      .where(and(eq(teamsTable.rolloutId, rolloutId), isNotNull(teamsTable.leftAt)))
      .all();
    return new Map(rows.map(({ id, name }) => [id, name]));
  });
}
