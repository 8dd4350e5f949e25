import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { remember } from '../../../platform/remember.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';
import type { OptIn } from './opt-in.ts';
import { optInsTable } from './opt-ins.table.ts';

/** Every request of a rollout, oldest first, or those of the named teams. */
export function listOptIns(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): readonly OptIn[] {
  const read = () => optInRows(database, { rolloutId }, only).map(optInFrom);
  if (only !== undefined) return read();
  return remember(database, `opt-ins listOptIns ${rolloutId}`, read, 'own');
}

const optInRows = scopedQuery((database, inScope) => {
  const { id, rolloutId, teamId, askedBy, why, askedAt, withdrawnAt } = optInsTable;
  return database
    .select({ teamId, teamName: teamsTable.name, askedBy, why, askedAt, withdrawnAt })
    .from(optInsTable)
    .innerJoin(teamsTable, eq(teamsTable.id, teamId))
    .where(and(eq(rolloutId, sql.placeholder('rolloutId')), inScope(teamId)))
    .orderBy(asc(askedAt), asc(id))
    .prepare();
});

function optInFrom(
  row: Omit<OptIn, 'withdrawnAt'> & { withdrawnAt: Temporal.Instant | null },
): OptIn {
  return { ...row, withdrawnAt: row.withdrawnAt ?? undefined };
}

export function addOptIn(
  database: Database,
  of: { workspaceId: WorkspaceId; rolloutId: RolloutId },
  optIn: OptIn,
): void {
  const { teamId, askedBy, why, askedAt } = optIn;
  database
    .insert(optInsTable)
    .values({ id: newId(), ...of, teamId, askedBy, why, askedAt })
    .run();
}

export function markWithdrawn(
  database: Database,
  { rolloutId, teamId }: { rolloutId: RolloutId; teamId: TeamId },
  withdrawn: { by: UserId; at: Temporal.Instant },
): void {
  database
    .update(optInsTable)
    .set({ withdrawnAt: withdrawn.at, withdrawnBy: withdrawn.by })
    .where(
      and(
        eq(optInsTable.rolloutId, rolloutId),
        eq(optInsTable.teamId, teamId),
        isNull(optInsTable.withdrawnAt),
      ),
    )
    .run();
}
