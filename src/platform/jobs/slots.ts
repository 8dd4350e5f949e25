/* Which slots run now, by the ledger alone: pure, so that no tick, clock or restart can matter. */
import { isAfter } from '../calendar.ts';
import type { Slot } from './job.ts';

export const SWEEP = 'sweep';

/** What the ledger says of a slot. */
export type Entry = {
  outcome: 'done' | 'skipped' | 'failed';
  nextAttemptAt: Temporal.Instant | null;
};

export type Choice = { run: Slot[]; skip: { slot: Slot; says: string }[] };

/**
 * Each slot at most once; of several missed ones only the newest, and none that is too old to be of
 * use. A sweep runs whenever it is asked for.
 */
export function chooseSlots(
  slots: readonly Slot[],
  entryOf: (slot: Slot) => Entry | undefined,
  catchUp: Temporal.Duration,
  now: Temporal.Instant,
): Choice {
  const choice: Choice = { run: [], skip: [] };
  const due = slots.filter((slot) => !isAfter(slot.at, now));
  const newest = newestBySeries(due);
  for (const slot of due) {
    const entry = entryOf(slot);
    if (slot.period === SWEEP) {
      if (!isWaiting(entry, now)) choice.run.push(slot);
      continue;
    }
    if (entry?.outcome === 'done' || entry?.outcome === 'skipped') continue;
    const reason = whyPassedOver(slot, newest.get(seriesOf(slot)) ?? slot, catchUp, now);
    if (reason === undefined) {
      if (!isWaiting(entry, now)) choice.run.push(slot);
    } else if (entry === undefined) {
      choice.skip.push({ slot, says: reason });
    }
  }
  return choice;
}

function whyPassedOver(
  slot: Slot,
  newest: Slot,
  catchUp: Temporal.Duration,
  now: Temporal.Instant,
): string | undefined {
  if (isAfter(newest.at, slot.at)) return `Skipped: ${newest.period} covers it.`;
  if (isAfter(now, slot.at.add(catchUp))) return 'Skipped: it was too late to be of use.';
  return undefined;
}

/** What failed is tried again in a while; a clock set back far does not make it wait for ever. */
function isWaiting(entry: Entry | undefined, now: Temporal.Instant): boolean {
  const nextAttemptAt = entry?.outcome === 'failed' ? entry.nextAttemptAt : null;
  if (nextAttemptAt === null || nextAttemptAt === undefined) return false;
  return isAfter(nextAttemptAt, now) && !isAfter(nextAttemptAt, now.add({ hours: 1 }));
}

function newestBySeries(slots: readonly Slot[]): Map<string, Slot> {
  const newest = new Map<string, Slot>();
  for (const slot of slots) {
    const other = newest.get(seriesOf(slot));
    if (other === undefined || isAfter(slot.at, other.at)) newest.set(seriesOf(slot), slot);
  }
  return newest;
}

const seriesOf = (slot: Slot) => `${slot.rolloutId ?? ''}\n${slot.series ?? ''}`;
