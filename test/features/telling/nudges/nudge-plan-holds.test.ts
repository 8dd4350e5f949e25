import { expect, it } from 'vitest';
import { MONDAY_TO_FRIDAY } from '../../../../src/features/teams/calendars/working-calendar.ts';
import { holdsUntil } from '../../../../src/features/telling/nudges/nudge-plan-holds.ts';
import type { UserId } from '../../../../src/platform/ids.ts';

const person9to17 = {
  ...{
    timeZone: 'Europe/Berlin',
    calendar: MONDAY_TO_FRIDAY,
    away: [],
    doNotDisturbUntil: undefined,
  },
  ...{ from: Temporal.PlainTime.from('09:00'), until: Temporal.PlainTime.from('17:00') },
};
const MIA = 'UMIA' as UserId;
const at = (text: string) => Temporal.Instant.from(`2027-03-08T${text}:00Z`);
const nudgeAt = (text: string, more = {}) => ({
  ...{ key: 'k', personId: MIA, sendAt: at(text), items: [], isUrgent: false },
  ...{ sendOn: Temporal.PlainDate.from('2027-03-08'), ...more },
});
const until = (
  planned: ReturnType<typeof nudgeAt>[],
  now: string,
  statusEnds: number[] = [],
  person = person9to17,
) =>
  new Date(holdsUntil({ planned, availability: new Map([[MIA, person]]), statusEnds }, at(now)))
    .toISOString()
    .slice(0, 16);

it('a plan holds until a day ends, a far message comes near, early hours or a status end, and no longer', () => {
  expect(until([], '08:00')).toBe('2027-03-08T23:00');
  expect(until([nudgeAt('09:00')], '08:00')).toBe('2027-03-08T23:00');
  expect(until([nudgeAt('08:00')], '08:00')).toBe('2027-03-08T23:00');
  const early = { ...person9to17, from: Temporal.PlainTime.from('01:00') };
  expect(until([nudgeAt('08:00')], '08:00', [], early)).toBe('2027-03-08T16:00');
  expect(until([nudgeAt('12:00')], '08:00')).toBe('2027-03-08T10:00');
  expect(until([], '08:00', [at('11:30').epochMilliseconds, at('07:00').epochMilliseconds])).toBe(
    '2027-03-08T11:30',
  );
  expect(until([nudgeAt('09:00', { isUrgent: true })], '08:00')).toBe('2027-03-08T08:00');
  const night = { ...person9to17, until: Temporal.PlainTime.from('03:00') };
  expect(until([nudgeAt('09:00')], '08:00', [], night)).toBe('2027-03-08T08:00');
});
