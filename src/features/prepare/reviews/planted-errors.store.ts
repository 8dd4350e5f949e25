import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { PlantedError } from './planted-error.ts';
import { plantedErrorsTable } from './reviews.table.ts';

/** The planted errors in use, the oldest first. */
export function listPlantedErrors(
  database: Database,
  rolloutId: RolloutId,
): readonly PlantedError[] {
  return remember(database, `planted errors ${rolloutId}`, () =>
    database
      .select()
      .from(plantedErrorsTable)
      .where(and(eq(plantedErrorsTable.rolloutId, rolloutId), isNull(plantedErrorsTable.endedAt)))
      .orderBy(asc(plantedErrorsTable.addedAt), asc(plantedErrorsTable.id))
      .all()
      .map(plantedFrom),
  );
}

export function findPlantedError(database: Database, id: string): PlantedError | undefined {
  const row = database.select().from(plantedErrorsTable).where(eq(plantedErrorsTable.id, id)).get();
  return row === undefined ? undefined : plantedFrom(row);
}

export function addPlantedError(
  database: Database,
  rolloutId: RolloutId,
  { url = null, sourceId = null, ...facts }: { [K in keyof PlantedError]: PlantedError[K] | null },
): void {
  database
    .insert(plantedErrorsTable)
    .values({ ...(facts as PlantedError), rolloutId, url, sourceId })
    .run();
}

function plantedFrom(row: typeof plantedErrorsTable.$inferSelect): PlantedError {
  const { id, workflow, note, wrong, source, addedBy, addedAt } = row;
  return {
    ...{ id, workflow, note, wrong, source, addedBy, addedAt },
    url: row.url ?? undefined,
    sourceId: row.sourceId ?? undefined,
  };
}
