import { eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
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
