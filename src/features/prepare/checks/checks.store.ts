import { and, asc, eq, getColumns, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { Check, Outcome } from './check.ts';
import { checkResultsTable, checksTable } from './checks.table.ts';

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

const { checkId, at, outcome } = checkResultsTable;

const resultQueries = perDatabase((database) => {
  const { number: _number, ...columns } = getColumns(checkResultsTable);
  const values = Object.keys(columns).map((name) => [name, sql.placeholder(name)]);
  return {
    same: database
      .select({ checkId })
      .from(checkResultsTable)
      .where(
        and(
          eq(checkId, sql.placeholder('checkId')),
          eq(at, sql.placeholder('at')),
          eq(outcome, sql.placeholder('outcome')),
        ),
      )
      .prepare(),
    add: database.insert(checkResultsTable).values(Object.fromEntries(values)).prepare(),
  };
});

/** Whether this very result is known. */
export function hasResult(database: Database, id: string, result: CheckResult): boolean {
  const same = { checkId: id, at: result.at.epochMilliseconds, outcome: result.outcome };
  return resultQueries(database).same.get(same) !== undefined;
}

export function addResult(
  database: Database,
  id: string,
  result: CheckResult,
  receivedAt: Temporal.Instant,
): void {
  const { url = null, note = null } = result;
  const facts = { outcome: result.outcome, at: result.at, receivedAt };
  resultQueries(database).add.run({ ...facts, checkId: id, url, note });
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
