import { and, asc, desc, eq, gt, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { writeAside } from '../../../platform/remember.ts';
import { accessEventsTable, accessStandingsTable, accessSweepsTable } from './access.table.ts';
import type { AccessChange, Standing } from './access-change.ts';

export function listStandings(database: Database, rolloutId: RolloutId): Standing[] {
  const { teamId, personId, state, allowed } = accessStandingsTable;
  return database
    .select({ teamId, personId, state, allowed })
    .from(accessStandingsTable)
    .where(eq(accessStandingsTable.rolloutId, rolloutId))
    .all();
}

/** Everyone who has access now, through whichever team; the same people for every outlet. */
export function listAllowed(database: Database, rolloutId: RolloutId): UserId[] {
  const rows = database
    .selectDistinct({ personId: accessStandingsTable.personId })
    .from(accessStandingsTable)
    .where(
      and(
        eq(accessStandingsTable.rolloutId, rolloutId),
        eq(accessStandingsTable.allowed, true),
        ne(accessStandingsTable.personId, ''),
      ),
    )
    .orderBy(asc(accessStandingsTable.personId))
    .all();
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

/** Everything that was told after one change, oldest first. */
export function listAccessEvents(
  database: Database,
  rolloutId: RolloutId,
  after: number,
): AccessChange[] {
  return database
    .select()
    .from(accessEventsTable)
    .where(and(eq(accessEventsTable.rolloutId, rolloutId), gt(accessEventsTable.sequence, after)))
    .orderBy(asc(accessEventsTable.sequence))
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

export function saveStanding(
  database: Database,
  rolloutId: RolloutId,
  standing: Standing,
  now: Temporal.Instant,
): void {
  const { teamId, personId, state, allowed } = standing;
  database
    .insert(accessStandingsTable)
    .values({ rolloutId, teamId, personId, state, allowed, sinceAt: now })
    .onConflictDoUpdate({
      target: [accessStandingsTable.teamId, accessStandingsTable.personId],
      set: { state, allowed, sinceAt: now },
    })
    .run();
}

export function removeStanding(database: Database, teamId: TeamId, personId: UserId | ''): void {
  database
    .delete(accessStandingsTable)
    .where(
      and(eq(accessStandingsTable.teamId, teamId), eq(accessStandingsTable.personId, personId)),
    )
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

export function findAccessSweep(
  database: Database,
  rolloutId: RolloutId,
): { sweptAt: Temporal.Instant; lastSequence: number } | undefined {
  return database
    .select()
    .from(accessSweepsTable)
    .where(eq(accessSweepsTable.rolloutId, rolloutId))
    .get();
}

export function saveAccessSweep(
  database: Database,
  rolloutId: RolloutId,
  sweep: { sweptAt: Temporal.Instant; lastSequence: number },
): void {
  writeAside(database, () => {
    database
      .insert(accessSweepsTable)
      .values({ rolloutId, ...sweep })
      .onConflictDoUpdate({ target: accessSweepsTable.rolloutId, set: sweep })
      .run();
  });
}

function changeFrom(row: typeof accessEventsTable.$inferSelect): AccessChange {
  const { sequence, id, teamId, event, after, reason, at } = row;
  const before = row.before ?? undefined;
  const personId = row.personId ?? undefined;
  return { sequence, id, teamId, personId, event, before, after, reason, at };
}
