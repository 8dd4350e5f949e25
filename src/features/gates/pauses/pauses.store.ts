import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { PauseSpan } from './pause.ts';
import { rolloutPausesTable } from './pauses.table.ts';

const pausesQuery = perDatabase((database) =>
  database
    .select()
    .from(rolloutPausesTable)
    .where(eq(rolloutPausesTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(rolloutPausesTable.id))
    .prepare(),
);

/** When a rollout stood still, oldest first; the last one is open while it still does. */
export function listPauses(database: Database, rolloutId: RolloutId): PauseSpan[] {
  return remember(database, `listPauses ${rolloutId}`, () =>
    pausesQuery(database)
      .all({ rolloutId })
      .map(({ fromAt, untilAt }) => ({ from: fromAt, until: untilAt ?? undefined })),
  );
}

export function addPause(
  database: Database,
  place: { workspaceId: WorkspaceId; rolloutId: RolloutId },
  paused: { at: Temporal.Instant; by: UserId; reason: string },
): void {
  const { at, by, reason } = paused;
  database
    .insert(rolloutPausesTable)
    .values({ id: newId(), ...place, fromAt: at, pausedBy: by, reason })
    .run();
}

export function markResumed(
  database: Database,
  rolloutId: RolloutId,
  resumed: { at: Temporal.Instant; by: UserId; reason: string },
): void {
  database
    .update(rolloutPausesTable)
    .set({ untilAt: resumed.at, resumedBy: resumed.by, resumedReason: resumed.reason })
    .where(and(eq(rolloutPausesTable.rolloutId, rolloutId), isNull(rolloutPausesTable.untilAt)))
    .run();
}
