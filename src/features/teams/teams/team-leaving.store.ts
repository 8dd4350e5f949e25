import { and, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import type { TeamLeaving } from './team-leaving.ts';
import { teamsTable } from './teams.table.ts';

/** Keeps a team for its history alone. */
export function markLeft(
  database: Database,
  teamId: TeamId,
  { how, into, reason, at }: TeamLeaving & { at: Temporal.Instant },
): void {
  database
    .update(teamsTable)
    .set({ leftAt: at, leftHow: how, leftInto: into ?? null, leftReason: reason })
    .where(eq(teamsTable.id, teamId))
    .run();
}

/** How a team has left; undefined while it takes part. */
export function findLeft(
  database: Database,
  rolloutId: RolloutId,
  teamId: TeamId,
): Pick<TeamLeaving, 'how' | 'into'> | undefined {
  const { id, leftAt, leftHow: how, leftInto: into } = teamsTable;
  const row = database
    .select({ how, into })
    .from(teamsTable)
    .where(and(eq(id, teamId), eq(teamsTable.rolloutId, rolloutId), isNotNull(leftAt)))
    .get();
  return row?.how == null ? undefined : { how: row.how, into: row.into ?? undefined };
}
