import { asc, eq, sql } from 'drizzle-orm';
import { isAfter } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import type { Constraint } from './constraint.ts';
import { constraintLedgersTable, constraintVersionsTable } from './constraints.table.ts';

type Row = typeof constraintVersionsTable.$inferSelect;

/** A constraint with the number of its state, so that two people do not overwrite each other. */
export type StoredConstraint = Constraint & {
  version: number;
  changedBy: UserId;
  changedAt: Temporal.Instant;
  /** The owner has no account any more, so that nobody looks after it. */
  hasOwnerLeft: boolean;
};

const constraintsQuery = perDatabase((database) =>
  database
    .select()
    .from(constraintVersionsTable)
    .where(eq(constraintVersionsTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(constraintVersionsTable.constraintId), asc(constraintVersionsTable.version))
    .prepare(),
);

function listVersions(database: Database, rolloutId: RolloutId): readonly Row[] {
  return remember(database, `constraint versions ${rolloutId}`, () =>
    constraintsQuery(database).all({ rolloutId }),
  );
}

/** A rollout's constraints as they stand, or as they stood at an instant; the oldest first. */
export function listConstraints(
  database: Database,
  rolloutId: RolloutId,
  asOf?: Temporal.Instant,
): StoredConstraint[] {
  const newest = new Map<string, Row>();
  for (const row of listVersions(database, rolloutId)) {
    if (asOf !== undefined && isAfter(row.changedAt, asOf)) continue;
    newest.set(row.constraintId, row);
  }
  return [...newest.values()].map((row) => constraintFrom(database, row));
}

export function findConstraint(
  database: Database,
  rolloutId: RolloutId,
  id: string,
): StoredConstraint | undefined {
  return listConstraints(database, rolloutId).find((constraint) => constraint.id === id);
}

export type LedgerNotes = {
  hoursThatExist: number | undefined;
  /** Who has these hours, in words. */
  hoursFrom: string;
  noneBecause: { reason: string; by: UserId } | undefined;
};

const ledgerNotesQuery = perDatabase((database) =>
  database
    .select()
    .from(constraintLedgersTable)
    .where(eq(constraintLedgersTable.rolloutId, sql.placeholder('rolloutId')))
    .prepare(),
);

export function getLedgerNotes(database: Database, rolloutId: RolloutId): LedgerNotes {
  const row = remember(database, `constraint ledger ${rolloutId}`, () =>
    ledgerNotesQuery(database).get({ rolloutId }),
  );
  const reason = row?.noneBecause ?? null;
  const by = row?.noneBy ?? null;
  return {
    hoursThatExist: row?.hoursThatExist ?? undefined,
    hoursFrom: row?.hoursFrom ?? '',
    noneBecause: reason === null || by === null ? undefined : { reason, by },
  };
}

export function addConstraintVersion(
  database: Database,
  place: { workspaceId: WorkspaceId; rolloutId: RolloutId },
  constraint: Constraint,
  change: { version: number; by: UserId; at: Temporal.Instant },
): void {
  const { id, closed, dueOn, ownerId, ...facts } = constraint;
  database
    .insert(constraintVersionsTable)
    .values({
      constraintId: id,
      version: change.version,
      ...place,
      kind: facts.kind,
      text: facts.text,
      hoursPerTeamPerWeek: facts.hoursPerTeamPerWeek,
      ownerId: ownerId ?? null,
      plan: facts.plan,
      dueOn: dueOn ?? null,
      blocks: facts.blocks,
      recordedAt: facts.recordedAt,
      closedHow: closed?.how ?? null,
      closedAt: closed?.at ?? null,
      closedBy: closed?.by ?? null,
      closedReason: closed?.reason ?? null,
      changedBy: change.by,
      changedAt: change.at,
    })
    .run();
}

export function saveLedgerNotes(
  database: Database,
  place: { workspaceId: WorkspaceId; rolloutId: RolloutId },
  change: Partial<Omit<typeof constraintLedgersTable.$inferInsert, 'workspaceId' | 'rolloutId'>>,
): void {
  database
    .insert(constraintLedgersTable)
    .values({ ...place, ...change })
    .onConflictDoUpdate({ target: constraintLedgersTable.rolloutId, set: change })
    .run();
}

function constraintFrom(database: Database, row: Row): StoredConstraint {
  const { closedHow, closedAt, closedBy, closedReason } = row;
  const ownerId = row.ownerId ?? undefined;
  return {
    id: row.constraintId,
    version: row.version,
    kind: row.kind,
    text: row.text,
    hoursPerTeamPerWeek: row.hoursPerTeamPerWeek,
    ownerId,
    plan: row.plan,
    dueOn: row.dueOn ?? undefined,
    blocks: row.blocks,
    recordedAt: row.recordedAt,
    closed:
      closedHow === null || closedAt === null || closedBy === null
        ? undefined
        : { how: closedHow, at: closedAt, by: closedBy, reason: closedReason ?? '' },
    changedBy: row.changedBy,
    changedAt: row.changedAt,
    hasOwnerLeft: ownerId !== undefined && findPerson(database, ownerId)?.isDeactivated === true,
  };
}
