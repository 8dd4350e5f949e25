import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  confirmed,
  doubted,
  FIRST_INTERVAL_DAYS,
  isDue,
  LONGEST_INTERVAL_DAYS,
  newlyVerified,
  reworded,
  type Verification,
} from '../../../../src/features/prepare/core/verification.ts';

const today = Temporal.PlainDate.from('2027-01-04');
const doubt = { reason: 'did-not-help', on: today } as const;
const onTime = (verification: Verification) => confirmed(verification, verification.reviewOn);

describe('how long an entry is trusted', () => {
  it('begins with thirty days, the last of them included', () => {
    const fresh = newlyVerified(today);
    expect(fresh.reviewOn.toString()).toBe('2027-02-03');
    expect(isDue(fresh, fresh.reviewOn)).toBe(false);
    expect(isDue(fresh, fresh.reviewOn.add({ days: 1 }))).toBe(true);
  });

  it('doubles when it is confirmed unchanged twice running, up to half a year', () => {
    const intervals: number[] = [];
    let verification = newlyVerified(today);
    for (let time = 0; time < 9; time += 1) {
      verification = onTime(verification);
      intervals.push(verification.intervalDays);
    }
    expect(intervals).toEqual([30, 60, 60, 120, 120, 180, 180, 180, 180]);
  });

  it('is not earned by pressing the button again and again', () => {
    const once = onTime(newlyVerified(today));
    expect(confirmed(once, once.reviewOn.subtract({ days: 20 }))).toBe(once);
  });

  it('is due at once when it did not help, and the run of confirmations begins again', () => {
    const once = onTime(newlyVerified(today));
    const questioned = doubted(once, doubt);
    expect(isDue(questioned, today)).toBe(true);
    const again = confirmed(questioned, today);
    expect(again).toMatchObject({ intervalDays: 30, runs: 1, doubt: undefined });
    expect(isDue(again, today)).toBe(false);
  });

  it('keeps what it has earned when it is only worded better, and loses it when people must learn it again', () => {
    const earned = onTime(onTime(newlyVerified(today)));
    expect(reworded(earned, today)).toMatchObject({ intervalDays: 60, runs: 0, doubt: undefined });
    expect(newlyVerified(today).intervalDays).toBe(30);
  });

  it('never takes for verified what is overdue or in doubt, whatever happened before', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 200 }) }),
      fc.record({ kind: fc.constantFrom('confirm', 'reword', 'renew', 'doubt') }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let day = today;
        let verification = newlyVerified(day);
        let lastLooked = day;
        let isInDoubt = false;
        for (const one of steps) {
          if ('days' in one) day = day.add({ days: one.days });
          else if (one.kind === 'doubt') {
            verification = doubted(verification, { reason: 'escalation', on: day });
            isInDoubt = true;
          } else {
            const before = verification;
            if (one.kind === 'confirm') verification = confirmed(verification, day);
            else verification = one.kind === 'reword' ? reworded(before, day) : newlyVerified(day);
            if (verification !== before) {
              isInDoubt = false;
              lastLooked = day;
            }
          }
          const { intervalDays } = verification;
          expect(intervalDays).toBeGreaterThanOrEqual(FIRST_INTERVAL_DAYS);
          expect(intervalDays).toBeLessThanOrEqual(LONGEST_INTERVAL_DAYS);
          const age = lastLooked.until(day, { largestUnit: 'days' }).days;
          expect(isDue(verification, day)).toBe(isInDoubt || age > intervalDays);
        }
      }),
    );
  });
});
