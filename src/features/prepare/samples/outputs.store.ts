import { and, count, eq, sql } from 'drizzle-orm';
import { amongOnly, listed } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { sha256 } from '../../../platform/sha256.ts';
import { ticketOf } from '../verification/draw.ts';
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

type Registering = {
  rolloutId: RolloutId;
  source: OutputSource;
  register: number;
  registeredAt: Temporal.Instant;
};

const insertQuery = perDatabase(({ $client }) =>
  $client.prepare<Record<string, unknown>>(
    `insert into outputs (rollout_id, source, register, registered_at,
       output_id, workflow, team_id, produced_at, producer_id, url, note, ticket)
     select @rolloutId, @source, @register, @registeredAt, value ->> 0, value ->> 1, value ->> 2,
       value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
     from json_each(@outputs) order by key`,
  ),
);

/** Puts outputs into a register in their order, a thousand in one statement; with their tickets where the seed is known. */
export function addOutputs(
  database: Database,
  { registeredAt, ...where }: Registering,
  outputs: readonly Output[],
  seed: string | undefined,
): void {
  const rows = outputs.map(({ outputId, workflow, teamId, producedAt, producerId, url, note }) => [
    ...[outputId, workflow, teamId, producedAt.epochMilliseconds, producerId, url, note],
    seed === undefined ? undefined : ticketOf(seed, outputId, sha256),
  ]);
  insertQuery(database).run({
    ...where,
    registeredAt: registeredAt.epochMilliseconds,
    outputs: JSON.stringify(rows),
  });
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
