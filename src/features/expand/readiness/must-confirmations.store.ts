import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, WorkspaceId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import type { MustConfirmation } from './must-confirmation.ts';
import { readinessConfirmationsTable } from './readiness.table.ts';

const confirmationRows = scopedQuery((database, inScope) => {
  const { rolloutId, teamId, must, says, words, about, saidBy, saidAt, id } =
    readinessConfirmationsTable;
  return database
    .select({ teamId, must, says, words, about, saidBy, saidAt })
    .from(readinessConfirmationsTable)
    .where(and(eq(rolloutId, sql.placeholder('rolloutId')), inScope(teamId)))
    .orderBy(asc(teamId), asc(id))
    .prepare();
});

/** What was said to the must-haves of a rollout's teams, or of those that are named, oldest first. */
export function listMustConfirmations(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): Map<TeamId, MustConfirmation[]> {
  const rows: MustConfirmation[] = confirmationRows(database, { rolloutId }, only);
  return Map.groupBy(rows, ({ teamId }) => teamId);
}

export function addMustConfirmation(
  database: Database,
  of: { workspaceId: WorkspaceId; rolloutId: RolloutId },
  confirmation: MustConfirmation,
): void {
  database
    .insert(readinessConfirmationsTable)
    .values({ id: newId(), ...of, ...confirmation })
    .run();
}
