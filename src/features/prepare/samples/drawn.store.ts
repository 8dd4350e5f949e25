/* What was drawn, and what was found about it. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { Finding, Standing } from './finding.ts';
import { outputsTable } from './outputs.table.ts';
import { drawnOutputsTable, sampleStrataTable } from './samples.table.ts';

export type DrawnOutput = {
  number: number;
  register: number;
  place: number;
  ticket: string;
  workflow: string;
  teamId: TeamId | undefined;
  finding: Finding | undefined;
  isDisputed: boolean;
};

type Stratum = { workflow: string; team: string; size: number; count: number };

const isOfRollout = eq(drawnOutputsTable.rolloutId, sql.placeholder('rolloutId'));

const drawnQuery = perDatabase((database) =>
  database
    .select()
    .from(drawnOutputsTable)
    .where(isOfRollout)
    .orderBy(asc(drawnOutputsTable.register), asc(drawnOutputsTable.place))
    .prepare(),
);

/** Everything that was drawn in a rollout, register by register in ticket order. */
export function listDrawn(database: Database, rolloutId: RolloutId): readonly DrawnOutput[] {
  return remember(database, `drawn outputs ${rolloutId}`, () =>
    drawnQuery(database).all({ rolloutId }).map(drawnFrom),
  );
}

const toReviewQuery = perDatabase((database) =>
  database
    .select({
      number: drawnOutputsTable.outputNumber,
      place: drawnOutputsTable.place,
      workflow: drawnOutputsTable.workflow,
      producerId: outputsTable.producerId,
    })
    .from(drawnOutputsTable)
    .innerJoin(outputsTable, eq(outputsTable.number, drawnOutputsTable.outputNumber))
    .where(isOfRollout)
    .orderBy(asc(drawnOutputsTable.register), asc(drawnOutputsTable.place))
    .prepare(),
);

export type ToReview = {
  number: number;
  place: number;
  workflow: string;
  producerId: UserId | undefined;
};

/** Everything that was drawn, with whose it is. */
export function listToReview(database: Database, rolloutId: RolloutId): readonly ToReview[] {
  return remember(database, `outputs to review ${rolloutId}`, () =>
    toReviewQuery(database)
      .all({ rolloutId })
      .map((row) => ({ ...row, producerId: row.producerId ?? undefined })),
  );
}

export function findDrawn(
  database: Database,
  rolloutId: RolloutId,
  number: number,
): DrawnOutput | undefined {
  const row = database
    .select()
    .from(drawnOutputsTable)
    .where(
      and(eq(drawnOutputsTable.rolloutId, rolloutId), eq(drawnOutputsTable.outputNumber, number)),
    )
    .get();
  return row === undefined ? undefined : drawnFrom(row);
}

/** What is known of an output now; `at` is kept from its first finding, so that later words move no week. */
export function saveStanding(
  database: Database,
  number: number,
  { finding, isDisputed }: Standing,
  at: Temporal.Instant,
): void {
  const foundAt = finding === undefined ? null : at.epochMilliseconds;
  database
    .update(drawnOutputsTable)
    .set({
      finding: finding ?? null,
      foundAt: foundAt === null ? null : sql`coalesce(${drawnOutputsTable.foundAt}, ${foundAt})`,
      isDisputed,
    })
    .where(eq(drawnOutputsTable.outputNumber, number))
    .run();
}

export function listStrata(database: Database, rolloutId: RolloutId, register: number): Stratum[] {
  return database
    .select({
      workflow: sampleStrataTable.workflow,
      team: sampleStrataTable.team,
      size: sampleStrataTable.size,
      count: sampleStrataTable.count,
    })
    .from(sampleStrataTable)
    .where(
      and(eq(sampleStrataTable.rolloutId, rolloutId), eq(sampleStrataTable.register, register)),
    )
    .orderBy(asc(sampleStrataTable.workflow), asc(sampleStrataTable.team))
    .all();
}

function drawnFrom(row: typeof drawnOutputsTable.$inferSelect): DrawnOutput {
  const { outputNumber: number, register, place, ticket, workflow, isDisputed } = row;
  return {
    ...{ number, register, place, ticket, workflow, isDisputed },
    teamId: row.teamId ?? undefined,
    finding: row.finding ?? undefined,
  };
}

/** Outputs that reviewers see differently and nobody has decided on, oldest first. */
export function listDisputed(database: Database, rolloutId: RolloutId): readonly DrawnOutput[] {
  return remember(database, `disputed outputs ${rolloutId}`, () =>
    listDrawn(database, rolloutId).filter(({ isDisputed }) => isDisputed),
  );
}
