import { and, asc, count, eq, isNull, sql } from 'drizzle-orm';
import { among, amongOnly, listed } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { DayNumber, MatchedBy, UsagePerson } from '../usage/usage.ts';
import { usageSourcesTable } from '../usage-sources/usage-sources.table.ts';
import { usagePeopleTable } from './usage-people.table.ts';

const { id, sourceId, key, userId, isNobody } = usagePeopleTable;
const { placeholder: given } = sql;

const ofRollout = sql`${sourceId} in (select id from ${usageSourcesTable} where rollout_id = ${given('rolloutId')})`;
const isWaiting = and(
  ofRollout,
  isNull(userId),
  isNull(usagePeopleTable.teamId),
  eq(isNobody, false),
);

const asked = perDatabase((database) => {
  const people = () => database.select().from(usagePeopleTable);
  return {
    named: people()
      .where(and(eq(sourceId, given('sourceId')), amongOnly(key)))
      .prepare(),
    of: people()
      .where(and(ofRollout, eq(userId, given('userId'))))
      .orderBy(asc(id))
      .prepare(),
    one: people()
      .where(eq(id, given('id')))
      .prepare(),
    waiting: people().where(isWaiting).orderBy(asc(id)).limit(given('limit')).prepare(),
    countWaiting: database
      .select({ people: count() })
      .from(usagePeopleTable)
      .where(isWaiting)
      .prepare(),
    add: database
      .insert(usagePeopleTable)
      .values({
        sourceId: given('sourceId'),
        key: given('key'),
        userId: given('userId'),
        matchedBy: given('matchedBy'),
        teamId: given('teamId'),
        isNobody: given('isNobody'),
      })
      .returning({ id })
      .prepare(),
    match: database
      .update(usagePeopleTable)
      .set({ userId: sql`${given('userId')}`, matchedBy: sql`${given('matchedBy')}` })
      .where(eq(id, given('id')))
      .prepare(),
  };
});

/** Those of a source's people who have these names. */
export function listUsagePeopleNamed(
  database: Database,
  source: number,
  keys: Iterable<string>,
): Map<string, UsagePerson> {
  const rows = asked(database).named.all({ sourceId: source, only: listed(keys) });
  return new Map(rows.map((row) => [row.key, personFrom(row)]));
}

/** The numbers of all people of a source. */
export function listUsagePeopleIn(database: Database, source: number): ReadonlySet<number> {
  const rows = database.select({ id }).from(usagePeopleTable).where(eq(sourceId, source)).all();
  return new Set(rows.map((row) => row.id));
}

/** The names under which sources of a rollout know somebody. */
export function listUsagePeopleOf(
  database: Database,
  rolloutId: RolloutId,
  personId: UserId,
): UsagePerson[] {
  return asked(database).of.all({ rolloutId, userId: personId }).map(personFrom);
}

/** Those whom their source itself puts in one of these teams. */
export function listUsagePeopleOfTeams(database: Database, teams: Iterable<string>): UsagePerson[] {
  const isIn = among(usagePeopleTable.teamId, teams);
  return database.select().from(usagePeopleTable).where(isIn).all().map(personFrom);
}

export function findUsagePerson(database: Database, personId: number): UsagePerson | undefined {
  const row = asked(database).one.get({ id: personId });
  return row === undefined ? undefined : personFrom(row);
}

/** People whom nobody knows yet, in the order in which they appeared. */
export function listWaitingPeople(
  database: Database,
  rolloutId: RolloutId,
  limit: number,
): UsagePerson[] {
  return asked(database).waiting.all({ rolloutId, limit }).map(personFrom);
}

export function countWaitingPeople(database: Database, rolloutId: RolloutId): number {
  return asked(database).countWaiting.get({ rolloutId })?.people ?? 0;
}

export function addUsagePerson(
  database: Database,
  person: Omit<UsagePerson, 'id' | 'erasedTo'>,
): number {
  return asked(database).add.get({
    ...person,
    userId: person.userId ?? null,
    matchedBy: person.matchedBy ?? null,
    teamId: person.teamId ?? null,
  }).id;
}

/** Says who somebody is. */
export function saveMatch(
  database: Database,
  personId: number,
  match: { userId: UserId; matchedBy: MatchedBy },
): void {
  asked(database).match.run({ id: personId, ...match });
}

export function markNobody(database: Database, personId: number): void {
  database.update(usagePeopleTable).set({ isNobody: true }).where(eq(id, personId)).run();
}

/** Notes that nothing is kept of somebody up to a day. */
export function markErased(database: Database, personId: number, erasedTo: DayNumber): void {
  database.update(usagePeopleTable).set({ erasedTo }).where(eq(id, personId)).run();
}

function personFrom(row: typeof usagePeopleTable.$inferSelect): UsagePerson {
  return {
    ...row,
    userId: row.userId ?? undefined,
    matchedBy: row.matchedBy ?? undefined,
    teamId: row.teamId ?? undefined,
    erasedTo: row.erasedTo ?? undefined,
  };
}
