import { eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import { timeLimitsTable } from './time-limits.table.ts';
import { TIME_LIMITS, type TimeLimits } from './time-limits.ts';

/** The limits that hold in a rollout. */
export function getTimeLimits(database: Database, rolloutId: RolloutId): TimeLimits {
  return remember(database, `verification limits ${rolloutId}`, () => {
    const row = database
      .select()
      .from(timeLimitsTable)
      .where(eq(timeLimitsTable.rolloutId, rolloutId))
      .get();
    if (row === undefined) return TIME_LIMITS;
    const { rolloutId: _, ...limits } = row;
    return limits;
  });
}

export function saveTimeLimits(database: Database, rolloutId: RolloutId, limits: TimeLimits): void {
  database
    .insert(timeLimitsTable)
    .values({ rolloutId, ...limits })
    .onConflictDoUpdate({ target: timeLimitsTable.rolloutId, set: limits })
    .run();
}
