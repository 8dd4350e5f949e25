import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { UserGroupLink } from './user-group.ts';
import { userGroupsTable } from './user-groups.table.ts';

const userGroupQuery = perDatabase((database) =>
  database
    .select()
    .from(userGroupsTable)
    .where(eq(userGroupsTable.rolloutId, sql.placeholder('rolloutId')))
    .prepare(),
);

export function findUserGroup(database: Database, rolloutId: RolloutId): UserGroupLink | undefined {
  const row = userGroupQuery(database).get({ rolloutId });
  if (row === undefined) return undefined;
  const { lastAt: at, lastSays, lastIsProblem, ...facts } = row;
  const last =
    at === null ? undefined : { at, says: lastSays ?? '', isProblem: lastIsProblem ?? false };
  return { ...facts, last };
}

export function saveUserGroup(database: Database, link: UserGroupLink): void {
  const { last, ...facts } = link;
  const row = {
    ...facts,
    lastAt: last?.at ?? null,
    lastSays: last?.says ?? null,
    lastIsProblem: last?.isProblem ?? null,
  };
  database
    .insert(userGroupsTable)
    .values(row)
    .onConflictDoUpdate({ target: userGroupsTable.rolloutId, set: row })
    .run();
}
