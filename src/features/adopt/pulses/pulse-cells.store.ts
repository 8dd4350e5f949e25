/* The ledger of what was told. Whose answers are in it stands there under keys that no page shows. */
import { eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { ToldCell } from './pulse.ts';
import { type Cell, type Judged, TOGETHER } from './pulse-cell.ts';
import type { ItemKey } from './pulse-item.ts';
import { pulseCellsTable } from './pulses.table.ts';

/** Everything that is told, the older first. */
export function listToldCells(database: Database, rolloutId: RolloutId): readonly ToldCell[] {
  return remember(database, `pulse cells ${rolloutId}`, () =>
    rowsOf(database, rolloutId).map((row) => ({
      item: row.item,
      teamId: row.teamId ?? undefined,
      band: row.band,
      people: row.basis.length,
      before: row.bandBefore ?? undefined,
      toldOn: row.toldOn,
      changedOn: row.changedOn ?? undefined,
    })),
  );
}

/** The ledger of one rollout, by question. */
export function listCells(database: Database, rolloutId: RolloutId): Map<ItemKey, Cell[]> {
  const rows = rowsOf(database, rolloutId);
  const byItem = Map.groupBy(rows, ({ item }) => item);
  return new Map(
    [...byItem].map(([item, own]) => [
      item,
      own.map(({ id, teamId, members, basis, band }) => ({
        ...{ id, members, basis, band },
        group: teamId ?? TOGETHER,
      })),
    ]),
  );
}

function rowsOf(database: Database, rolloutId: RolloutId) {
  return database
    .select()
    .from(pulseCellsTable)
    .where(eq(pulseCellsTable.rolloutId, rolloutId))
    .orderBy(pulseCellsTable.id)
    .all();
}

/** Writes down what is told from now on; what stays as it was is left alone. */
export function saveJudged(
  database: Database,
  about: { rolloutId: RolloutId; item: ItemKey; on: Temporal.PlainDate },
  { cell, before, isNew }: Judged,
): void {
  const { on, ...of } = about;
  const { id, group, members, basis, band } = cell;
  if (isNew) {
    const teamId = group === TOGETHER ? null : (group as TeamId);
    database
      .insert(pulseCellsTable)
      .values({ ...of, id, teamId, members, basis, band, toldOn: on })
      .run();
  } else if (before !== undefined) {
    database
      .update(pulseCellsTable)
      .set({ basis, band, bandBefore: before, changedOn: on })
      .where(eq(pulseCellsTable.id, id))
      .run();
  }
}
