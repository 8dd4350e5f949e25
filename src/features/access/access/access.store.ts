import { and, asc, desc, eq, gt, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { asList, ofAllTeams, ofTeamsGiven } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { TeamScope } from '../../../platform/request.ts';
import type { AccessChange } from '../../contract/access-change.ts';
import { accessEventsTable, accessStatusesTable, accessSweepsTable } from './access.table.ts';
import type { AccessStatus } from './access-change.ts';

const asked = perDatabase((database) => {
  const { teamId, personId, state, allowed, sinceAt } = accessStatusesTable;
  const given = sql.placeholder;
  const statuses = (condition: SQL | undefined) =>
    database
      .select({ teamId, personId, state, allowed })
      .from(accessStatusesTable)
      .where(condition)
      .prepare();
  const isOne = and(eq(teamId, given('teamId')), eq(personId, given('personId')));
  return {
    all: statuses(ofAllTeams(accessStatusesTable)),
    some: statuses(ofTeamsGiven(accessStatusesTable)),
    save: database
      .insert(accessStatusesTable)
      .values({
        rolloutId: given('rolloutId'),
        teamId: given('teamId'),
        personId: given('personId'),
        state: given('state'),
        allowed: given('allowed'),
        sinceAt: given('sinceAt'),
      })
      .onConflictDoUpdate({
        target: [teamId, personId],
        set: {
          state: sql`excluded.${sql.identifier(state.name)}`,
          allowed: sql`excluded.${sql.identifier(allowed.name)}`,
          sinceAt: sql`excluded.${sql.identifier(sinceAt.name)}`,
        },
      })
      .prepare(),
    addEvent: database
      .insert(accessEventsTable)
      .values({
        id: given('id'),
        rolloutId: given('rolloutId'),
        teamId: given('teamId'),
        personId: given('personId'),
        event: given('event'),
        before: given('before'),
        after: given('after'),
        reason: given('reason'),
        at: given('at'),
      })
      .returning()
      .prepare(),
    remove: database.delete(accessStatusesTable).where(isOne).prepare(),
  };
});

/** What was last told of a rollout's teams and people, or of the teams that are named. */
export function listAccessStatuses(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): AccessStatus[] {
  const { all, some } = asked(database);
  return only === undefined ? all.all({ rolloutId }) : some.all({ rolloutId, only: asList(only) });
}

/** Everyone who has access now, through whichever team; the same people for every outlet. */
export function listAllowed(database: Database, rolloutId: RolloutId): UserId[] {
  const rows = database
    .selectDistinct({ personId: accessStatusesTable.personId })
    .from(accessStatusesTable)
    .where(
      and(
        eq(accessStatusesTable.rolloutId, rolloutId),
        eq(accessStatusesTable.allowed, true),
        ne(accessStatusesTable.personId, ''),
      ),
    )
    .orderBy(asc(accessStatusesTable.personId))
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
  asked(database).save.run({ rolloutId, ...status, sinceAt: now });
}

export function removeAccessStatus(
  database: Database,
  teamId: TeamId,
  personId: UserId | '',
): void {
  asked(database).remove.run({ teamId, personId });
}

export function addAccessEvent(
  database: Database,
  rolloutId: RolloutId,
  change: Omit<AccessChange, 'sequence'>,
): AccessChange {
  const { before, personId, ...facts } = change;
  const row = { ...facts, rolloutId, before: before ?? null, personId: personId ?? null };
  return changeFrom(asked(database).addEvent.get(row));
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
