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
      const row = { ...entry, finishedAt: now };
      database
        .insert(jobRunsTable)
        .values({
          job: job.name,
          scope: scopeOf(slot),
          period: slot.period,
          firstAt: now,
          ...row,
        })
        .onConflictDoUpdate({
          target: [jobRunsTable.job, jobRunsTable.scope, jobRunsTable.period],
          set: row,
        })
        .run();
    },
  };
}

const scopeOf = (slot: Slot) => slot.rolloutId ?? 'workspace';
