import { and, asc, desc, eq, gt, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { AccessChange } from '../../contract/access-change.ts';
import { accessEventsTable, accessStatusesTable, accessSweepsTable } from './access.table.ts';
import type { AccessStatus } from './access-change.ts';

export function listAccessStatuses(database: Database, rolloutId: RolloutId): AccessStatus[] {
  const { teamId, personId, state, allowed } = accessStatusesTable;
  return database
    .select({ teamId, personId, state, allowed })
    .from(accessStatusesTable)
    .where(eq(accessStatusesTable.rolloutId, rolloutId))
    .all();
}

const allowedQuery = perDatabase((database) =>
  database
    .selectDistinct({ personId: accessStatusesTable.personId })
    .from(accessStatusesTable)
    .where(
      and(
        eq(accessStatusesTable.rolloutId, sql.placeholder('rolloutId')),
        eq(accessStatusesTable.allowed, true),
        ne(accessStatusesTable.personId, ''),
      ),
    )
    .orderBy(asc(accessStatusesTable.personId))
    .prepare(),
);

/** Everyone who has access now, through whichever team; the same people for every outlet. */
export function listAllowed(database: Database, rolloutId: RolloutId): UserId[] {
  const rows = allowedQuery(database).all({ rolloutId });
  return rows.flatMap(({ personId }) => (personId === '' ? [] : [personId]));
}

/** What was told of a person's access, or of a team's as a whole, newest first. */
export function listAccessEventsOf(
  database: Database,
  rolloutId: RolloutId,
  subject: { personId: UserId } | { teamId: TeamId },
  limit: number,
): AccessChange[] {
  const about =
    'personId' in subject
      ? eq(accessEventsTable.personId, subject.personId)
      : and(eq(accessEventsTable.teamId, subject.teamId), isNull(accessEventsTable.personId));
  return database
    .select()
    .from(accessEventsTable)
    .where(and(eq(accessEventsTable.rolloutId, rolloutId), about))
    .orderBy(desc(accessEventsTable.sequence))
    .limit(limit)
    .all()
    .map(changeFrom);
}

/** When somebody's access first changed after an instant. */
export function findFirstChangeAfter(
  database: Database,
  rolloutId: RolloutId,
  after: Temporal.Instant,
): Temporal.Instant | undefined {
  const row = database
    .select({ at: accessEventsTable.at })
    .from(accessEventsTable)
    .where(
      and(
        eq(accessEventsTable.rolloutId, rolloutId),
        isNotNull(accessEventsTable.personId),
        gt(accessEventsTable.at, after),
      ),
    )
    .orderBy(asc(accessEventsTable.sequence))
    .limit(1)
    .get();
  return row?.at;
}

export function saveAccessStatus(
  database: Database,
  rolloutId: RolloutId,
  status: AccessStatus,
  now: Temporal.Instant,
): void {
  const { teamId, personId, state, allowed } = status;
  database
    .insert(accessStatusesTable)
    .values({ rolloutId, teamId, personId, state, allowed, sinceAt: now })
    .onConflictDoUpdate({
      target: [accessStatusesTable.teamId, accessStatusesTable.personId],
      set: { state, allowed, sinceAt: now },
    })
    .run();
}

export function removeAccessStatus(
  database: Database,
  teamId: TeamId,
  personId: UserId | '',
): void {
  database
    .delete(accessStatusesTable)
    .where(and(eq(accessStatusesTable.teamId, teamId), eq(accessStatusesTable.personId, personId)))
    .run();
}

export function addAccessEvent(
  database: Database,
  rolloutId: RolloutId,
  change: Omit<AccessChange, 'sequence'>,
): AccessChange {
  const { before, personId, ...facts } = change;
  const row = { ...facts, rolloutId, before: before ?? null, personId: personId ?? null };
  return changeFrom(database.insert(accessEventsTable).values(row).returning().get());
}

const accessSweepQuery = perDatabase((database) =>
  database
    .select()
    .from(accessSweepsTable)
    .where(eq(accessSweepsTable.rolloutId, sql.placeholder('rolloutId')))
    .prepare(),
);

export function findAccessSweep(
  database: Database,
  rolloutId: RolloutId,
): { sweptAt: Temporal.Instant; lastSequence: number } | undefined {
  return accessSweepQuery(database).get({ rolloutId });
}

export function saveAccessSweep(
  database: Database,
  rolloutId: RolloutId,
  sweep: { sweptAt: Temporal.Instant; lastSequence: number },
): void {
  database
    .insert(accessSweepsTable)
    .values({ rolloutId, ...sweep })
    .onConflictDoUpdate({ target: accessSweepsTable.rolloutId, set: sweep })
    .run();
}

function changeFrom(row: typeof accessEventsTable.$inferSelect): AccessChange {
  const { sequence, id, teamId, event, after, reason, at } = row;
  const before = row.before ?? undefined;
  const personId = row.personId ?? undefined;
  return { sequence, id, teamId, personId, event, before, after, reason, at };
}
