import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../columns.ts';

/** The ledger of scheduled work: one row for each job, rollout and period that has run or been passed over. */
export const jobRunsTable = sqliteTable(
  'job_runs',
  {
    job: text('job').notNull(),
    /** Rollout id, or `workspace` for a job that belongs to none. */
    scope: text('scope').notNull(),
    /** The nominal time it stands for: `2027-W03`, `2027-01-18`. */
    period: text('period').notNull(),
    outcome: text('outcome', { enum: ['done', 'skipped', 'failed'] }).notNull(),
    attempts: integer('attempts').notNull(),
    firstAt: instant('first_at').notNull(),
    finishedAt: instant('finished_at').notNull(),
    nextAttemptAt: instant('next_attempt_at'),
    says: text('says').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.job, table.scope, table.period], name: 'job_runs_pk' }),
    index('job_runs_finished').on(table.finishedAt),
  ],
);
