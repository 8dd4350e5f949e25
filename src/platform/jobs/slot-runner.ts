/* Runs one slot and writes what came of it into the ledger, in one transaction; what throws is undone and recorded. */
import { type Database, write } from '../database.ts';
import type { Log } from '../log.ts';
import { backOff } from '../outbox/delivery.ts';
import { holdingOverdue } from '../outbox/restores.ts';
import { ownRequest, type Product } from '../request.ts';
import type { Job, Slot } from './job.ts';
import type { openLedger } from './ledger.ts';
import { SWEEP } from './slots.ts';

export type SlotRunner = {
  /** Answers in words what was done, and whether its round is still under way. */
  run(job: Job, slot: Slot, now: Temporal.Instant): { says: string; goesOn: boolean };
  skip(job: Job, slot: Slot, says: string, now: Temporal.Instant): void;
};

export function slotRunner(means: {
  database: Database;
  product: Product;
  log: Log;
  ledger: ReturnType<typeof openLedger>;
}): SlotRunner {
  const { database, product, log, ledger } = means;

  function runAndRecord(job: Job, slot: Slot, now: Temporal.Instant): string {
    const before = ledger.find(job, slot);
    const isSweep = slot.period === SWEEP;
    // Another runner may have been here since the slot was chosen.
    if (!isSweep && before !== undefined && before.outcome !== 'failed') return '';
    const says = holdingOverdue(database, { at: slot.at, isSweep }, () =>
      job.run(ownRequest({ database, product, now }, slot.workspaceId), slot),
    );
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

  return {
    run(job, slot, now) {
      try {
        const says = write(database, () => runAndRecord(job, slot, now));
        return { says, goesOn: job.goesOn?.({ database, product, now }, slot) === true };
      } catch (error) {
        return { says: recordFailure(job, slot, error, now), goesOn: false };
      }
    },
    skip(job, slot, says, now) {
      try {
        write(database, () => {
          if (ledger.find(job, slot) !== undefined) return;
          ledger.save(
            job,
            slot,
            { outcome: 'skipped', attempts: 0, nextAttemptAt: null, says },
            now,
          );
        });
      } catch (error) {
        log.warn({ job: job.name, error: String(error) }, 'A skipped slot cannot be recorded yet.');
      }
    },
  };
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
