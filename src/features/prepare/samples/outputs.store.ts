import { and, count, eq, getColumns, sql } from 'drizzle-orm';
import { amongOnly, listed } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { Output, OutputSource, RegisteredOutput } from './output.ts';
import { outputsTable } from './outputs.table.ts';

const isOfRollout = eq(outputsTable.rolloutId, sql.placeholder('rolloutId'));

const byIdsQuery = perDatabase((database) =>
  database
    .select()
    .from(outputsTable)
    .where(and(isOfRollout, amongOnly(outputsTable.outputId)))
    .prepare(),
);

/** Those of these ids that are registered already, by id. */
export function findOutputs(
  database: Database,
  rolloutId: RolloutId,
  ids: readonly string[],
): Map<string, RegisteredOutput> {
  const rows = byIdsQuery(database).all({ rolloutId, only: listed(ids) });
  return new Map(rows.map((row) => [row.outputId, outputFrom(row)]));
}

const byNumberQuery = perDatabase((database) =>
  database
    .select()
    .from(outputsTable)
    .where(and(isOfRollout, eq(outputsTable.number, sql.placeholder('number'))))
    .prepare(),
);

export function findOutput(
  database: Database,
  rolloutId: RolloutId,
  number: number,
): RegisteredOutput | undefined {
  const row = byNumberQuery(database).get({ rolloutId, number });
  return row === undefined ? undefined : outputFrom(row);
}

/** Everything that stands in a register, in the order in which it came. */
export function listRegistered(
  database: Database,
  rolloutId: RolloutId,
  register: number,
): RegisteredOutput[] {
  return database
    .select()
    .from(outputsTable)
    .where(and(eq(outputsTable.rolloutId, rolloutId), eq(outputsTable.register, register)))
    .orderBy(outputsTable.number)
    .all()
    .map(outputFrom);
}

/** How many outputs of each work stand in a register. */
export function countRegistered(
  database: Database,
  rolloutId: RolloutId,
  register: number,
): ReadonlyMap<string, number> {
  return remember(database, `outputs of register ${rolloutId} ${register}`, () => {
    const rows = database
      .select({ workflow: outputsTable.workflow, outputs: count() })
      .from(outputsTable)
      .where(and(eq(outputsTable.rolloutId, rolloutId), eq(outputsTable.register, register)))
      .groupBy(outputsTable.workflow)
      .all();
    return new Map(rows.map(({ workflow, outputs }) => [workflow, outputs]));
  });
}

type NewOutput = Output & {
  rolloutId: RolloutId;
  source: OutputSource;
  register: number;
  registeredAt: Temporal.Instant;
};

const insertQuery = perDatabase((database) => {
  const { number: _number, ...columns } = getColumns(outputsTable);
  const values = Object.keys(columns).map((name) => [name, sql.placeholder(name)]);
  return database.insert(outputsTable).values(Object.fromEntries(values)).prepare();
});

export function addOutput(database: Database, output: NewOutput): void {
  const { teamId = null, producerId = null, url = null, note = null } = output;
  insertQuery(database).run({ ...output, teamId, producerId, url, note });
}

function outputFrom(row: typeof outputsTable.$inferSelect): RegisteredOutput {
  return {
    number: row.number,
    outputId: row.outputId,
    workflow: row.workflow,
    teamId: row.teamId ?? undefined,
    producedAt: row.producedAt,
    producerId: row.producerId ?? undefined,
    url: row.url ?? undefined,
    note: row.note ?? undefined,
    source: row.source,
  };
}
