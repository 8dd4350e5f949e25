import { eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import { samplingRatesTable } from './samples.table.ts';
import { USUAL_PER_STRATUM } from './sampling-rate.ts';

type Rate = { perStratum: number; why: string; changedAt: Temporal.Instant };

/** What was changed, by work. */
export function listSamplingRates(
  database: Database,
  rolloutId: RolloutId,
): ReadonlyMap<string, Rate> {
  return remember(database, `sampling rates ${rolloutId}`, () => {
    const rows = database
      .select()
      .from(samplingRatesTable)
      .where(eq(samplingRatesTable.rolloutId, rolloutId))
      .all();
    return new Map(rows.map(({ workflow, ...rate }) => [workflow, rate]));
  });
}

/** How many outputs of a work are drawn of each team and register. */
export const getPerStratum = (database: Database, rolloutId: RolloutId, workflow: string) =>
  listSamplingRates(database, rolloutId).get(workflow)?.perStratum ?? USUAL_PER_STRATUM;

export function saveSamplingRate(
  database: Database,
  rolloutId: RolloutId,
  workflow: string,
  rate: Rate,
): void {
  database
    .insert(samplingRatesTable)
    .values({ rolloutId, workflow, ...rate })
    .onConflictDoUpdate({
      target: [samplingRatesTable.rolloutId, samplingRatesTable.workflow],
      set: rate,
    })
    .run();
}
