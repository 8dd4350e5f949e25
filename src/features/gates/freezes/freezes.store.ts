import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { FreezeWindow } from './freeze-window.ts';
import { freezesTable } from './freezes.table.ts';

/** Every freeze that was ever declared for a rollout, the earliest first. */
export function listFreezes(database: Database, rolloutId: RolloutId): FreezeWindow[] {
  return remember(database, `freezes listFreezes ${rolloutId}`, () =>
    readFreezes(database, rolloutId),
  );
}

const freezesQuery = perDatabase((database) =>
  database
    .select()
    .from(freezesTable)
    .where(eq(freezesTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(freezesTable.fromOn), asc(freezesTable.id))
    .prepare(),
);

function readFreezes(database: Database, rolloutId: RolloutId): FreezeWindow[] {
  return freezesQuery(database)
    .all({ rolloutId })
    .map(({ liftedAt, liftedBy, untilOn, id, kind, reason, fromOn, declaredBy, declaredAt }) => ({
      id,
      kind,
      reason,
      fromOn,
      untilOn: untilOn ?? undefined,
      declaredBy,
      declaredAt,
      lifted: liftedAt === null || liftedBy === null ? undefined : { at: liftedAt, by: liftedBy },
    }));
}

export function addFreeze(
  database: Database,
  place: { workspaceId: WorkspaceId; rolloutId: RolloutId },
  window: FreezeWindow,
): void {
  const { lifted: _lifted, untilOn, ...facts } = window;
  database
    .insert(freezesTable)
    .values({ ...place, ...facts, untilOn: untilOn ?? null })
    .run();
}

export function markLifted(
  database: Database,
  id: string,
  lifted: { at: Temporal.Instant; by: UserId },
): void {
  database
    .update(freezesTable)
    .set({ liftedAt: lifted.at, liftedBy: lifted.by })
    .where(eq(freezesTable.id, id))
    .run();
}
