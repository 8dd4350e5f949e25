import { and, asc, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { AccessChange } from '../../contract/access-change.ts';
import { accessEventsTable, accessSweepsTable } from './access.table.ts';

const { placeholder: given } = sql;

const addEvent = perDatabase((database) =>
  database
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
);

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
  const key = `access findFirstChangeAfter ${rolloutId} ${after.epochMilliseconds}`;
  return remember(database, key, () => {
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
  });
}

export function addAccessEvent(
  database: Database,
  rolloutId: RolloutId,
  change: Omit<AccessChange, 'sequence'>,
): AccessChange {
  const { before, personId, ...facts } = change;
  const row = { ...facts, rolloutId, before: before ?? null, personId: personId ?? null };
  return changeFrom(addEvent(database).get(row));
}

export function findAccessSweep(
  database: Database,
  rolloutId: RolloutId,
): { sweptAt: Temporal.Instant; lastSequence: number } | undefined {
  return accessSweepQuery(database).get({ rolloutId });
}

const accessSweepQuery = perDatabase((database) =>
  database
    .select()
    .from(accessSweepsTable)
    .where(eq(accessSweepsTable.rolloutId, sql.placeholder('rolloutId')))
    .prepare(),
);

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

const sameQuery = (order: '<' | '>') =>
  perDatabase(({ $client }) =>
    $client
      .prepare<{ id: string; teamId: string; personId: string | null }, string>(
        `select id from access_events where team_id = :teamId and person_id is :personId
         and sequence ${order} (select sequence from access_events where id = :id)`,
      )
      .pluck(),
  );

const beforeQuery = sameQuery('<');
const afterQuery = sameQuery('>');

type Told = Pick<AccessChange, 'id' | 'teamId' | 'personId'>;

/** The ids of changes of the same team or person that came before this one. */
export function listChangesBefore(database: Database, { id, teamId, personId }: Told): string[] {
  return beforeQuery(database).all({ id, teamId, personId: personId ?? null });
}

/** The ids of changes of the same team or person that came after this one. */
export function listChangesAfter(database: Database, { id, teamId, personId }: Told): string[] {
  return afterQuery(database).all({ id, teamId, personId: personId ?? null });
}
