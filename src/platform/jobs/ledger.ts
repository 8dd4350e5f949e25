/* The rows that say what scheduled work has run. */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import type { Job, Slot } from './job.ts';
import { jobRunsTable } from './jobs.table.ts';

export type LedgerRow = typeof jobRunsTable.$inferSelect;

export function openLedger(database: Database) {
  const find = database
    .select()
    .from(jobRunsTable)
    .where(
      and(
        eq(jobRunsTable.job, sql.placeholder('job')),
        eq(jobRunsTable.scope, sql.placeholder('scope')),
        eq(jobRunsTable.period, sql.placeholder('period')),
      ),
    )
    .prepare();
  const findLast = database
    .select()
    .from(jobRunsTable)
    .where(eq(jobRunsTable.job, sql.placeholder('job')))
    .orderBy(
      desc(jobRunsTable.finishedAt),
      sql`${jobRunsTable.outcome} = 'skipped'`,
      desc(jobRunsTable.period),
    )
    .limit(1)
    .prepare();
  const given = sql.placeholder;
  const { job: name, scope, period } = jobRunsTable;
  const changed = {
    outcome: given('outcome'),
    attempts: given('attempts'),
    nextAttemptAt: given('nextAttemptAt'),
    says: given('says'),
    finishedAt: given('finishedAt'),
  };
  // Rounds of jobs write their row with each part.
  const save = database
    .insert(jobRunsTable)
    .values({
      job: given('job'),
      scope: given('scope'),
      period: given('period'),
      firstAt: given('finishedAt'),
      ...changed,
    })
    .onConflictDoUpdate({
      target: [name, scope, period],
      set: {
        outcome: sql`excluded.${sql.identifier(jobRunsTable.outcome.name)}`,
        attempts: sql`excluded.${sql.identifier(jobRunsTable.attempts.name)}`,
        nextAttemptAt: sql`excluded.${sql.identifier(jobRunsTable.nextAttemptAt.name)}`,
        says: sql`excluded.${sql.identifier(jobRunsTable.says.name)}`,
        finishedAt: sql`excluded.${sql.identifier(jobRunsTable.finishedAt.name)}`,
      },
    })
    .prepare();

  return {
    find(job: Job, slot: Slot): LedgerRow | undefined {
      return find.get({ job: job.name, scope: scopeOf(slot), period: slot.period });
    },
    findLast(job: Job): LedgerRow | undefined {
      return findLast.get({ job: job.name });
    },
    /** Writes the slot's row, or the next attempt into it. */
    save(
      job: Job,
      slot: Slot,
      entry: Pick<LedgerRow, 'outcome' | 'attempts' | 'nextAttemptAt' | 'says'>,
      now: Temporal.Instant,
    ): void {
      const { outcome, attempts, nextAttemptAt, says } = entry;
      const of = { job: job.name, scope: scopeOf(slot), period: slot.period };
      save.run({ ...of, outcome, attempts, nextAttemptAt, says, finishedAt: now });
    },
  };
}

const scopeOf = (slot: Slot) => slot.rolloutId ?? 'workspace';
