import { expect, it } from 'vitest';
import type { RolloutId, WorkspaceId } from '../../../src/platform/ids.ts';
import type { Slot } from '../../../src/platform/jobs/job.ts';
import { chooseSlots, type Entry } from '../../../src/platform/jobs/slots.ts';

const TWO_DAYS = Temporal.Duration.from({ hours: 48 });

function slot(period: string, at: string, more: Partial<Slot> = {}): Slot {
  return {
    workspaceId: 'T1' as WorkspaceId,
    rolloutId: 'R1' as RolloutId,
    period,
    at: Temporal.Instant.from(at),
    ...more,
  };
}

const week2 = slot('2027-W02', '2027-01-11T08:00:00Z');
const week3 = slot('2027-W03', '2027-01-18T08:00:00Z');
const week4 = slot('2027-W04', '2027-01-25T08:00:00Z');

function choose(slots: Slot[], now: string, entries: Record<string, Partial<Entry>> = {}) {
  const entryOf = (each: Slot): Entry | undefined => {
    const entry = entries[each.period];
    return entry && { outcome: 'done', nextAttemptAt: null, ...entry };
  };
  const { run, skip } = chooseSlots(slots, entryOf, TWO_DAYS, Temporal.Instant.from(now));
  return {
    run: run.map((each) => each.period),
    skip: skip.map((each) => `${each.slot.period}: ${each.says}`),
  };
}

it('a slot runs when its time has come, and not before', () => {
  expect(choose([week2], '2027-01-11T07:59:59Z')).toEqual({ run: [], skip: [] });
  expect(choose([week2], '2027-01-11T08:00:00Z')).toEqual({ run: ['2027-W02'], skip: [] });
});

it('a slot that has run, or was passed over, does not run again', () => {
  expect(choose([week2], '2027-01-11T09:00:00Z', { '2027-W02': {} }).run).toEqual([]);
  const skipped = { '2027-W02': { outcome: 'skipped' as const } };
  expect(choose([week2], '2027-01-11T09:00:00Z', skipped).run).toEqual([]);
});

it('of several missed slots only the newest runs, and the others are recorded', () => {
  expect(choose([week2, week4, week3], '2027-01-25T10:00:00Z')).toEqual({
    run: ['2027-W04'],
    skip: ['2027-W02: Skipped: 2027-W04 covers it.', '2027-W03: Skipped: 2027-W04 covers it.'],
  });
});

it('an old slot does not run after a newer one has', () => {
  expect(choose([week2, week3], '2027-01-18T08:01:00Z', { '2027-W03': {} })).toEqual({
    run: [],
    skip: ['2027-W02: Skipped: 2027-W03 covers it.'],
  });
});

it('a slot that is too old to be of use is passed over', () => {
  expect(choose([week2], '2027-01-13T08:00:00Z').run).toEqual(['2027-W02']);
  expect(choose([week2], '2027-01-13T08:00:01Z')).toEqual({
    run: [],
    skip: ['2027-W02: Skipped: it was too late to be of use.'],
  });
});

it('rollouts and series catch up each for themselves', () => {
  const other = slot('2027-W02', '2027-01-17T08:00:00Z', { rolloutId: 'R2' as RolloutId });
  const wave1 = slot('wave-1:1', '2027-01-17T09:00:00Z', { series: 'wave-1' });
  const wave2 = slot('wave-2:1', '2027-01-18T07:00:00Z', { series: 'wave-2' });

  expect(choose([week3, other, wave1, wave2], '2027-01-18T09:00:00Z').run).toEqual([
    '2027-W03',
    '2027-W02',
    'wave-1:1',
    'wave-2:1',
  ]);
});

it('what failed is tried again after a while, and not when the clock was set back by hours', () => {
  const failed = {
    '2027-W02': {
      outcome: 'failed' as const,
      nextAttemptAt: Temporal.Instant.from('2027-01-11T08:05:00Z'),
    },
  };
  expect(choose([week2], '2027-01-11T08:04:00Z', failed).run).toEqual([]);
  expect(choose([week2], '2027-01-11T08:05:00Z', failed).run).toEqual(['2027-W02']);
});
