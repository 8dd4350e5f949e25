import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { Check, Outcome } from './check.ts';
import { checksTable } from './checks.table.ts';

type Row = typeof checksTable.$inferSelect;
export type CheckResult = {
  outcome: Outcome;
  at: Temporal.Instant;
  url: string | undefined;
  note: string | undefined;
};

/** The checks of a rollout that are kept running, by work and name. */
export function listChecks(database: Database, rolloutId: RolloutId): readonly Check[] {
  return remember(database, `checks ${rolloutId}`, () =>
    database
      .select()
      .from(checksTable)
      .where(and(eq(checksTable.rolloutId, rolloutId), isNull(checksTable.endedAt)))
      .orderBy(asc(checksTable.workflow), asc(checksTable.name))
      .all()
      .map(checkFrom),
  );
}

type Result = { check: Pick<Check, 'id'> } & CheckResult;
type Known = { checkId: string; outcome: Outcome; at: Temporal.Instant };

const resultQueries = perDatabase(({ $client }) => ({
  known: $client.prepare<[string], { checkId: string; outcome: Outcome; at: number }>(
    `select check_id as checkId, outcome, at from json_each(?) as one
     cross join check_results on check_id = one.value ->> 0 and at = one.value ->> 1
       and outcome = one.value ->> 2`,
  ),
  add: $client.prepare<{ results: string; receivedAt: number }>(
    `insert into check_results (check_id, at, outcome, url, note, received_at)
     select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, @receivedAt
     from json_each(@results) order by key`,
  ),
}));

const rowOf = ({ check, at, outcome, url, note }: Result) => [
  ...[check.id, at.epochMilliseconds, outcome, url, note],
];

/** Those of these results that are known already. */
export function findResults(database: Database, results: readonly Result[]): Known[] {
  return resultQueries(database)
    .known.all(JSON.stringify(results.map(rowOf)))
    .map((row) => ({ ...row, at: Temporal.Instant.fromEpochMilliseconds(row.at) }));
}

/** Keeps results, a thousand in one statement. */
export function addResults(
  database: Database,
  results: readonly Result[],
  receivedAt: Temporal.Instant,
): void {
  if (results.length === 0) return;
  resultQueries(database).add.run({
    results: JSON.stringify(results.map(rowOf)),
    receivedAt: receivedAt.epochMilliseconds,
  });
}

export function addCheck(
  database: Database,
  rolloutId: RolloutId,
  check: Check & { declaredBy: UserId },
): void {
  const { last: _last, ...row } = check;
  database
    .insert(checksTable)
    .values({ ...row, rolloutId })
    .run();
}

export function saveCheckFacts(
  database: Database,
  { id, looksFor, freshHours, ownerId }: Pick<Check, 'id' | 'looksFor' | 'freshHours' | 'ownerId'>,
): void {
  const set = { looksFor, freshHours, ownerId };
  database.update(checksTable).set(set).where(eq(checksTable.id, id)).run();
}

export function markCheckEnded(database: Database, id: string, at: Temporal.Instant): void {
  database.update(checksTable).set({ endedAt: at }).where(eq(checksTable.id, id)).run();
}

/** What the check says now. */
export function saveLast(database: Database, id: string, last: NonNullable<Check['last']>): void {
  const { outcome, at, since, url = null, note = null } = last;
  database
    .update(checksTable)
    .set({ lastOutcome: outcome, lastAt: at, outcomeSince: since, lastUrl: url, lastNote: note })
    .where(eq(checksTable.id, id))
    .run();
}

function checkFrom(row: Row): Check {
  const { id, name, workflow, looksFor, freshHours, ownerId, declaredAt } = row;
  const { lastOutcome: outcome, lastAt: at, outcomeSince: since } = row;
  return {
    ...{ id, name, workflow, looksFor, freshHours, ownerId, declaredAt },
    last:
      outcome === null || at === null || since === null
        ? undefined
        : { outcome, at, since, url: row.lastUrl ?? undefined, note: row.lastNote ?? undefined },
  };
}
