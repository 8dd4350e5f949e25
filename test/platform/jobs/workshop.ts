/* A runner over a few jobs on one clock that can be set in both directions. */

import type { Database } from '../../../src/platform/database.ts';
import type { ChannelId, RolloutId, WorkspaceId } from '../../../src/platform/ids.ts';
import type { Job, Slot } from '../../../src/platform/jobs/job.ts';
import { jobRunsTable } from '../../../src/platform/jobs/jobs.table.ts';
import { createRunner, type Runner } from '../../../src/platform/jobs/runner.ts';
import { silentLog } from '../../../src/platform/log.ts';
import { sentence } from '../../../src/platform/slack/blocks.ts';
import { enqueueMessageEntry } from '../../support/entries.ts';
import { openInMemory } from '../../support/fresh-database.ts';
import { noProduct } from '../../support/requests.ts';

export const WORKSPACE = 'T1' as WorkspaceId;
export const ROLLOUT = 'R1' as RolloutId;
export const CATCH_UP = Temporal.Duration.from({ hours: 36 });

export type Workshop = {
  database: Database;
  runner: Runner;
  /** A second runner on the same database, as another process would have. */
  another(jobs: readonly Job[]): Runner;
  set(instant: string | Temporal.Instant): void;
  now(): Temporal.Instant;
  tickAt(instant: string): string[];
  ledger(): Record<string, string>;
};

export function openWorkshop(jobs: readonly Job[], database = openInMemory()): Workshop {
  let now = Temporal.Instant.from('2027-01-11T00:00:00Z');
  const clock = { now: () => now };
  const another = (others: readonly Job[]) =>
    createRunner({ database, product: noProduct, clock, log: silentLog, jobs: others });
  const runner = another(jobs);
  const set = (instant: string | Temporal.Instant) => {
    now = Temporal.Instant.from(instant);
  };
  return {
    database,
    runner,
    another,
    set,
    now: clock.now,
    tickAt(instant) {
      set(instant);
      return runner.tick();
    },
    ledger() {
      const rows = database.select().from(jobRunsTable).all();
      return Object.fromEntries(rows.map((row) => [row.period, row.outcome]));
    },
  };
}

/** The date at the place, once it is nine o'clock there: today's slot and yesterday's. */
export function dailySlots(now: Temporal.Instant, timeZone: string): Slot[] {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return [0, 1, 2]
    .map((days) => today.subtract({ days }))
    .map((date) => ({
      workspaceId: WORKSPACE,
      rolloutId: ROLLOUT,
      period: date.toString(),
      at: date.toZonedDateTime({ timeZone, plainTime: '09:00' }).toInstant(),
    }));
}

export function dailyDigest(timeZone = 'Europe/Berlin', more: Partial<Job> = {}): Job {
  return {
    name: 'digest',
    summary: 'Posts a digest each day at 09:00.',
    catchUp: CATCH_UP,
    due: ({ now }) => dailySlots(now, timeZone),
    run({ database, now }, slot) {
      enqueueMessageEntry(database, {
        key: `digest:${slot.rolloutId}:${slot.period}`,
        workspaceId: slot.workspaceId,
        rolloutId: slot.rolloutId,
        now,
        to: 'C1' as ChannelId,
        message: sentence(`Digest of ${slot.period}`),
      });
      return `Digest of ${slot.period} queued.`;
    },
    ...more,
  };
}

export function sweep(name: string, run: Job['run']): Job {
  return {
    name,
    summary: 'Looks after something.',
    catchUp: CATCH_UP,
    due: ({ now }) => [{ workspaceId: WORKSPACE, rolloutId: undefined, period: 'sweep', at: now }],
    run,
  };
}
