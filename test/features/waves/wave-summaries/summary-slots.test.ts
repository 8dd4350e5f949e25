import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MONDAY_TO_FRIDAY } from '../../../../src/features/teams/calendars/working-calendar.ts';
import { summarySlots } from '../../../../src/features/waves/wave-summaries/summary-slots.ts';
import type { WaveRecord } from '../../../../src/features/waves/waves/wave-record.ts';
import type { ChannelId, UserId, WorkspaceId } from '../../../../src/platform/ids.ts';
import { aStartedWave } from '../waves/waves.ts';

const at = (text: string) => Temporal.Instant.from(text);
const place = { timeZone: 'Europe/Berlin', calendar: MONDAY_TO_FRIDAY };

/** Started on Monday 8 February at nine in Berlin, to bake for ten working days: until Monday 22. */
function aWave(change: Partial<WaveRecord> = {}): WaveRecord {
  return {
    ...aStartedWave('2027-02-08'),
    workspaceId: 'T1' as WorkspaceId,
    plannedBy: 'ULENA' as UserId,
    intendedOn: Temporal.PlainDate.from('2027-02-08'),
    channelId: 'C1' as ChannelId,
    startedAt: at('2027-02-08T08:00:00Z'),
    endedAt: undefined,
    told: undefined,
    completedBy: undefined,
    plan: [],
    ...change,
  };
}

const periods = (wave: WaveRecord, now: string) =>
  summarySlots(wave, place, at(now)).map(({ period }) => period);

describe('when a wave is summed up', () => {
  it('has posts of its own for its start and its end, and no summary besides', () => {
    expect(periods(aWave(), '2027-02-08T08:01:00Z')).toEqual([]);
  });

  it('is summed up on Thursdays at ten at the rollout’s place', () => {
    expect(periods(aWave(), '2027-02-11T08:59:00Z')).toEqual([]);
    expect(periods(aWave(), '2027-02-11T09:00:00Z')).toEqual(['2027-W06']);
    expect(periods(aWave(), '2027-02-18T09:00:00Z')).toEqual(['2027-W07']);
  });

  it('is summed up when it has baked, and once only when that is a Thursday', () => {
    expect(periods(aWave(), '2027-02-22T09:00:00Z')).toEqual(['baked']);
    const thursday = { ...aWave(), clock: { ...aWave().clock, workingDays: 8 } };
    expect(periods(thursday, '2027-02-18T09:00:00Z')).toEqual(['baked']);
  });

  it('has no end of bake time in a pause', () => {
    const pause = {
      fromOn: Temporal.PlainDate.from('2027-02-15'),
      untilOn: undefined,
      reason: 'x',
    };
    const paused = { ...aWave(), clock: { ...aWave().clock, pauses: [pause] } };
    expect(periods(paused, '2027-02-22T09:00:00Z')).toEqual([]);
  });

  it('is not summed up any more after its end', () => {
    const ended = aWave({ endedAt: at('2027-02-23T13:00:00Z') });
    expect(periods(ended, '2027-02-23T13:00:00Z')).toEqual(['baked']);
    expect(periods(ended, '2027-02-26T09:00:00Z')).toEqual([]);
  });

  it('names each time once, whatever moments it is asked at', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 40 * 24 * 60 }), { maxLength: 60 });
    fc.assert(
      fc.property(minutes, (asked) => {
        const found = new Map<string, number>();
        for (const minute of asked) {
          const now = at('2027-02-08T08:00:00Z').add({ minutes: minute });
          for (const slot of summarySlots(aWave(), place, now)) {
            expect(Temporal.Instant.compare(slot.at, now)).toBeLessThanOrEqual(0);
            const known = found.get(slot.period) ?? slot.at.epochMilliseconds;
            expect(slot.at.epochMilliseconds).toBe(known);
            found.set(slot.period, known);
          }
        }
      }),
    );
  });
});
