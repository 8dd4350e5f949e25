import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DIGEST_TIME,
  DIGEST_WEEKDAY,
  type DigestSchedule,
  digestDue,
  latestSlot,
} from '../../../../src/features/telling/digests/digest-slot.ts';

const at = (text: string) => Temporal.Instant.from(text);

function aSchedule(change: Partial<DigestSchedule> = {}): DigestSchedule {
  return {
    timeZone: 'Europe/Berlin',
    weekday: DIGEST_WEEKDAY,
    time: DIGEST_TIME,
    since: at('2026-01-01T00:00:00Z'),
    ...change,
  };
}

describe('the digest’s slot', () => {
  it('is Monday 09:00 on the rollout’s clock, not a second sooner', () => {
    const due = (now: string) => digestDue(aSchedule(), '2026-W47', at(now));
    expect(due('2026-11-23T07:59:59Z')).toMatchObject({
      kind: 'not-due',
      next: { key: '2026-W48', at: at('2026-11-23T08:00:00Z') },
    });
    expect(due('2026-11-23T08:00:00Z')).toMatchObject({
      kind: 'due',
      isCatchUp: false,
      slot: { key: '2026-W48' },
    });
  });

  it('is caught up within 48 hours, and then recorded as missed', () => {
    const due = (now: string) => digestDue(aSchedule(), '2026-W47', at(now));
    expect(due('2026-11-23T09:00:01Z')).toMatchObject({ kind: 'due', isCatchUp: true });
    expect(due('2026-11-25T08:00:00Z')).toMatchObject({ kind: 'due', isCatchUp: true });
    expect(due('2026-11-25T08:00:01Z')).toMatchObject({
      kind: 'missed',
      slot: { key: '2026-W48' },
    });
  });

  it('is said once after weeks of silence, and only the newest', () => {
    const due = digestDue(aSchedule(), '2026-W30', at('2026-11-24T08:00:00Z'));
    expect(due).toMatchObject({ kind: 'due', slot: { key: '2026-W48' } });
    expect(digestDue(aSchedule(), '2026-W48', at('2026-11-24T08:00:00Z')).kind).toBe('not-due');
  });

  it('waits for the first Monday after the digest was switched on', () => {
    const schedule = aSchedule({ since: at('2026-11-23T08:00:01Z') });
    expect(digestDue(schedule, undefined, at('2026-11-23T09:00:00Z'))).toMatchObject({
      kind: 'not-due',
      next: { key: '2026-W49', at: at('2026-11-30T08:00:00Z') },
    });
    expect(digestDue(schedule, undefined, at('2026-11-30T08:00:00Z')).kind).toBe('due');
  });

  it('comes after week 53 in the first week of the next year', () => {
    const due = (last: string, now: string) => digestDue(aSchedule(), last, at(now));
    expect(due('2026-W52', '2026-12-28T08:00:00Z')).toMatchObject({ slot: { key: '2026-W53' } });
    expect(due('2026-W53', '2027-01-01T08:00:00Z').kind).toBe('not-due');
    expect(due('2026-W53', '2027-01-04T08:00:00Z')).toMatchObject({
      kind: 'due',
      slot: { key: '2027-W01' },
    });
  });

  it('is not said again in a week in which its weekday or time zone is changed', () => {
    const friday = aSchedule({ weekday: 5 });
    expect(digestDue(friday, '2026-W48', at('2026-11-27T08:00:00Z'))).toMatchObject({
      kind: 'not-due',
      next: { key: '2026-W49' },
    });
    const newYork = aSchedule({ timeZone: 'America/New_York' });
    expect(digestDue(newYork, '2026-W48', at('2026-11-23T14:00:00Z')).kind).toBe('not-due');
  });

  it('is not said again when the clock is set back', () => {
    expect(digestDue(aSchedule(), '2026-W48', at('2026-11-16T08:00:00Z'))).toMatchObject({
      kind: 'not-due',
      next: { key: '2026-W49' },
    });
  });

  it.each([
    ['Europe/Berlin', '09:00', 1, '2027-03-29T10:00:00Z', '2027-03-29T07:00:00Z'],
    ['Europe/Berlin', '09:00', 1, '2026-10-26T10:00:00Z', '2026-10-26T08:00:00Z'],
    ['Europe/Berlin', '02:30', 7, '2027-03-28T10:00:00Z', '2027-03-28T01:00:00Z'],
    ['Europe/Berlin', '02:30', 7, '2026-10-25T10:00:00Z', '2026-10-25T00:30:00Z'],
    ['America/New_York', '02:30', 7, '2027-03-14T12:00:00Z', '2027-03-14T07:00:00Z'],
    ['America/New_York', '01:30', 7, '2026-11-01T12:00:00Z', '2026-11-01T05:30:00Z'],
    ['Australia/Lord_Howe', '02:10', 7, '2026-10-04T00:00:00Z', '2026-10-03T15:30:00Z'],
    ['Australia/Lord_Howe', '01:45', 7, '2027-04-04T00:00:00Z', '2027-04-03T14:45:00Z'],
  ])('in %s at %s on weekday %i, seen at %s, was at %s', (timeZone, time, weekday, now, slotAt) => {
    const schedule = aSchedule({ timeZone, weekday, time: Temporal.PlainTime.from(time) });
    expect(latestSlot(schedule, at(now)).at).toEqual(at(slotAt));
  });
});

const schedule = fc
  .record({
    timeZone: fc.constantFrom(
      'Europe/Berlin',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Apia',
    ),
    weekday: fc.integer({ min: 1, max: 7 }),
    minutes: fc.integer({ min: 0, max: 1439 }),
  })
  .map(({ timeZone, weekday, minutes }) =>
    aSchedule({ timeZone, weekday, time: Temporal.PlainTime.from('00:00').add({ minutes }) }),
  );

describe('however the clock jumps', () => {
  it('no slot is said twice, none out of order, and none later than 48 hours', () => {
    const jumps = fc.array(fc.integer({ min: -60 * 24 * 20, max: 60 * 24 * 30 }), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(schedule, jumps, (weekly, minutes) => {
        let now = at('2026-06-01T00:00:00Z');
        let last: string | undefined;
        const said: string[] = [];
        for (const jump of minutes) {
          now = now.add({ minutes: jump });
          const due = digestDue(weekly, last, now);
          if (due.kind === 'not-due') {
            expect(last === undefined || due.next.key > last).toBe(true);
            continue;
          }
          last = due.slot.key;
          if (due.kind === 'missed') continue;
          const late = due.slot.at.until(now).total('hours');
          expect(late >= 0 && late <= 48).toBe(true);
          said.push(due.slot.key);
        }
        expect(said).toEqual([...new Set(said)].sort());
      }),
      { numRuns: 200 },
    );
  });

  it('a bot that is never down for two days says every week’s digest exactly once', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 47 }), { minLength: 60, maxLength: 120 });
    fc.assert(
      fc.property(schedule, steps, (weekly, hours) => {
        const start = at('2026-09-01T00:00:00Z');
        let now = start;
        let last: string | undefined = latestSlot(weekly, start).key;
        const said: string[] = [];
        for (const step of hours) {
          now = now.add({ hours: step });
          const due = digestDue(weekly, last, now);
          if (due.kind === 'not-due') continue;
          expect(due.kind).toBe('due');
          last = due.slot.key;
          said.push(last);
        }
        const passed: string[] = [];
        for (let slot = latestSlot(weekly, now); Temporal.Instant.compare(slot.at, start) > 0; ) {
          passed.unshift(slot.key);
          slot = latestSlot(weekly, slot.at.subtract({ seconds: 1 }));
        }
        expect(said).toEqual(passed);
      }),
      { numRuns: 100 },
    );
  });
});
