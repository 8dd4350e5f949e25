/* When scheduled work is next due. */
import { earliestOf, isAfter } from '../calendar.ts';
import type { Job, Slot } from './job.ts';
import type { LedgerRow } from './ledger.ts';
import { SWEEP } from './slots.ts';

const LOOK_AHEAD_HOURS = 8 * 24;

export function lookAhead({
  ledger,
  dueSlots,
}: {
  ledger: { find(job: Job, slot: Slot): LedgerRow | undefined };
  dueSlots(job: Job, now: Temporal.Instant): readonly Slot[];
}) {
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

  return {
    /** The first slot after now, up to `until`. */
    nextSlotOf,
    /** The next nominal time within eight days. */
    nextOf(job: Job, now: Temporal.Instant): Temporal.Instant | 'with every tick' | undefined {
      for (let hours = 1; hours <= LOOK_AHEAD_HOURS; hours += 1) {
        const next = nextSlotOf(job, now, now.add({ hours }));
        if (next !== undefined) return next;
      }
      const sweeps = dueSlots(job, now).some((slot) => slot.period === SWEEP);
      return sweeps ? 'with every tick' : undefined;
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
