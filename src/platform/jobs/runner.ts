/*
 * Runs scheduled work. What is due follows from the stored state and the ledger, never from the tick:
 * each slot runs once, in one transaction with its ledger row, whatever the clock, a restart or a
 * second runner does. A job that throws is tried again later and holds up no other.
 */
import { earliestOf, isAfter } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import { type Database, write } from '../database.ts';
import type { Log } from '../log.ts';
import { backOff } from '../outbox/delivery.ts';
import type { OutboxRow } from '../outbox/outbox.ts';
import { ownRequest, type Product } from '../request.ts';
import type { Job, Slot } from './job.ts';
import { type LedgerRow, openLedger } from './ledger.ts';
import { rehearse } from './rehearsal.ts';
import { chooseSlots, SWEEP } from './slots.ts';

export type JobLine = {
  name: string;
  summary: string;
  /** The last run, done, skipped or failed, with what it said. */
  last: LedgerRow | undefined;
  /** The next nominal time within eight days; `with every tick` for work that follows the state. */
  next: Temporal.Instant | 'with every tick' | undefined;
};

export type JobRun =
  /** `queued`: what it put into the outbox; in a dry run, what it would have put there. */
  | { kind: 'ran'; says: string[]; queued: OutboxRow[] }
  | { kind: 'no-such-job'; names: string[] }
  | { kind: 'ahead-of-time' };

export type Runner = {
  /** Runs everything that is due now and answers in words what was done. */
  tick(): string[];
  /** Runs the next part of what goes in rounds; undefined when no round is under way. */
  goOn(): string[] | undefined;
  list(): JobLine[];
  /** Runs one job as a tick at `at` would. A dry run leaves no trace; only a dry run may look ahead. */
  runOne(name: string, how?: { at?: Temporal.Instant; dryRun?: boolean }): JobRun;
  /** The first slot after now, up to `until`. */
  nextSlot(until: Temporal.Instant): Temporal.Instant | undefined;
};

const LOOK_AHEAD_HOURS = 8 * 24;

export function createRunner(settings: {
  database: Database;
  product: Product;
  clock: Clock;
  log: Log;
  jobs: readonly Job[];
}): Runner {
  const { database, product, clock, log, jobs } = settings;
  const ledger = openLedger(database);
  let runs = 0;
  const underWay = new Set<Job>();

  function runJob(job: Job, now: Temporal.Instant): string[] {
    const slots = dueSlots(job, now);
    const choice = chooseSlots(slots, (slot) => ledger.find(job, slot), job.catchUp, now);
    for (const { slot, says } of choice.skip) skip(job, slot, says, now);
    underWay.delete(job);
    return choice.run.map((slot) => runSlot(job, slot, now)).filter((says) => says !== '');
  }

  function dueSlots(job: Job, now: Temporal.Instant): readonly Slot[] {
    try {
      return job.due({ database, product, now });
    } catch (error) {
      log.error({ job: job.name, error: String(error) }, 'A job could not say what is due.');
      return [];
    }
  }

  function runSlot(job: Job, slot: Slot, now: Temporal.Instant): string {
    runs += 1;
    try {
      const says = write(database, () => runAndRecord(job, slot, now));
      if (job.goesOn?.({ database, product, now }, slot) === true) underWay.add(job);
      return says;
    } catch (error) {
      return recordFailure(job, slot, error, now);
    }
  }

  function runAndRecord(job: Job, slot: Slot, now: Temporal.Instant): string {
    const before = ledger.find(job, slot);
    const isSweep = slot.period === SWEEP;
    // Another runner may have been here since the slot was chosen.
    if (!isSweep && before !== undefined && before.outcome !== 'failed') return '';
    const says = job.run(ownRequest({ database, product, now }, slot.workspaceId), slot);
    if (isSweep && says === '' && before?.outcome !== 'failed') return '';
    const attempts = isSweep ? 1 : (before?.attempts ?? 0) + 1;
    ledger.save(
      job,
      slot,
      {
        outcome: 'done',
        attempts,
        nextAttemptAt: null,
        says: says === '' ? 'Working again.' : says,
      },
      now,
    );
    return says;
  }

  function recordFailure(job: Job, slot: Slot, error: unknown, now: Temporal.Instant): string {
    const says = `Failed: ${error instanceof Error ? error.message : String(error)}`;
    log.error({ job: job.name, period: slot.period, error: stackOf(error) }, 'A job failed.');
    try {
      write(database, () => {
        const before = ledger.find(job, slot);
        const attempts = before?.outcome === 'failed' ? before.attempts + 1 : 1;
        const nextAttemptAt = now.add(backOff(attempts));
        ledger.save(job, slot, { outcome: 'failed', attempts, nextAttemptAt, says }, now);
      });
    } catch (storageError) {
      log.error({ job: job.name, error: String(storageError) }, 'The failure cannot be recorded.');
    }
    return `${job.name}: ${says}`;
  }

  function skip(job: Job, slot: Slot, says: string, now: Temporal.Instant): void {
    try {
      write(database, () => {
        if (ledger.find(job, slot) !== undefined) return;
        ledger.save(job, slot, { outcome: 'skipped', attempts: 0, nextAttemptAt: null, says }, now);
      });
    } catch (error) {
      log.warn({ job: job.name, error: String(error) }, 'A skipped slot cannot be recorded yet.');
    }
  }

  function nextSlotOf(
    job: Job,
    now: Temporal.Instant,
    until: Temporal.Instant,
  ): Temporal.Instant | undefined {
    const open = dueSlots(job, until)
      .filter((slot) => slot.period !== SWEEP && fallsBetween(slot.at, now, until))
      .filter((slot) => ledger.find(job, slot) === undefined);
    return earliestOf(open.map((slot) => slot.at));
  }

  function nextOf(job: Job, now: Temporal.Instant): JobLine['next'] {
    for (let hours = 1; hours <= LOOK_AHEAD_HOURS; hours += 1) {
      const next = nextSlotOf(job, now, now.add({ hours }));
      if (next !== undefined) return next;
    }
    const sweeps = dueSlots(job, now).some((slot) => slot.period === SWEEP);
    return sweeps ? 'with every tick' : undefined;
  }

  return {
    tick() {
      const now = clock.now();
      return jobs.flatMap((job) => runJob(job, now));
    },
    goOn() {
      const now = clock.now();
      const before = runs;
      const says = [...underWay].flatMap((job) => runJob(job, now));
      return runs === before ? undefined : says;
    },
    list() {
      const now = clock.now();
      return jobs.map((job) => ({
        name: job.name,
        summary: job.summary,
        last: ledger.findLast(job),
        next: nextOf(job, now),
      }));
    },
    runOne(name, { at = clock.now(), dryRun = false } = {}) {
      const job = jobs.find((each) => each.name === name);
      if (job === undefined) return { kind: 'no-such-job', names: jobs.map((each) => each.name) };
      if (!dryRun && isAfter(at, clock.now())) return { kind: 'ahead-of-time' };
      return { kind: 'ran', ...rehearse(database, dryRun, () => runJob(job, at)) };
    },
    nextSlot(until) {
      const now = clock.now();
      const next = jobs.map((job) => nextSlotOf(job, now, until));
      return earliestOf(next);
    },
  };
}

function fallsBetween(
  at: Temporal.Instant,
  after: Temporal.Instant,
  until: Temporal.Instant,
): boolean {
  return isAfter(at, after) && !isAfter(at, until);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
