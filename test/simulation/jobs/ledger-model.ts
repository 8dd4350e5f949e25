/* What the ledger of scheduled work must say after a tick, reckoned from the rules for slots alone. */
import type { Slot } from '../../../src/platform/jobs/job.ts';

export type Entry = {
  outcome: 'done' | 'skipped' | 'failed';
  attempts: number;
  first: number;
  finished: number;
  next: number | null;
  /** How what it says begins. */
  says: string;
};

/** What a run does when its turn comes: nothing to tell of, something, or it breaks. */
export type Turn = 'says' | 'quiet' | 'throws';

export type JobModel = { name: string; catchUpMs: number };

export const SWEEP = 'sweep';
export const DONE = 'It was done.';
export const BROKE = 'Failed: It broke.';
const LONGEST_S = 900;
const HOUR_MS = 3_600_000;

export const nameOf = (job: JobModel, slot: Slot) =>
  `${job.name} ${slot.rolloutId ?? 'workspace'} ${slot.period}`;

/** The slots that run at this tick, in turn; what is passed over is written down at once. */
export function chosen(
  job: JobModel,
  slots: readonly Slot[],
  ledger: Map<string, Entry>,
  now: number,
): Slot[] {
  const due = slots.filter(({ at }) => at.epochMilliseconds <= now);
  const row = (slot: Slot) => `${slot.rolloutId} ${slot.series}`;
  const newest = new Map<string, { at: number; period: string }>();
  for (const slot of due) {
    const at = slot.at.epochMilliseconds;
    if (at > (newest.get(row(slot))?.at ?? 0)) newest.set(row(slot), { at, period: slot.period });
  }
  return due.filter((slot) => {
    const entry = ledger.get(nameOf(job, slot));
    if (slot.period !== SWEEP) {
      if (entry?.outcome === 'done' || entry?.outcome === 'skipped') return false;
      const at = slot.at.epochMilliseconds;
      const last = newest.get(row(slot));
      const isCovered = last !== undefined && at < last.at;
      if (isCovered || now > at + job.catchUpMs) {
        const says = isCovered ? `Skipped: ${last.period} ` : 'Skipped: it was';
        if (entry === undefined)
          ledger.set(nameOf(job, slot), {
            ...{ outcome: 'skipped', attempts: 0, first: now, finished: now, next: null, says },
          });
        return false;
      }
    }
    const next = entry?.outcome === 'failed' ? entry.next : null;
    return next === null || next <= now || next > now + HOUR_MS;
  });
}

/** What one run leaves in the ledger. */
export function afterRun(
  job: JobModel,
  slot: Slot,
  turn: Turn,
  { ledger, now }: { ledger: Map<string, Entry>; now: number },
): void {
  const name = nameOf(job, slot);
  const before = ledger.get(name);
  const first = before?.first ?? now;
  if (turn === 'throws') {
    const attempts = before?.outcome === 'failed' ? before.attempts + 1 : 1;
    const next = now + Math.min(LONGEST_S, 2 ** attempts) * 1000;
    ledger.set(name, { outcome: 'failed', attempts, first, finished: now, next, says: BROKE });
    return;
  }
  const isSweep = slot.period === SWEEP;
  if (isSweep && turn === 'quiet' && before?.outcome !== 'failed') return;
  const attempts = isSweep ? 1 : (before?.attempts ?? 0) + 1;
  const says = turn === 'says' ? DONE : 'Working';
  ledger.set(name, { outcome: 'done', attempts, first, finished: now, next: null, says });
}
