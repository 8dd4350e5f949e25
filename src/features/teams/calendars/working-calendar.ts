import { isAfter } from '../../../platform/calendar.ts';
/** The days on which a team works. A day is an ISO weekday, 1 = Monday to 7 = Sunday. */
export type WorkingCalendar = {
  weekdays: readonly number[];
  /** ISO dates that are days off at the team's place. */
  holidays: ReadonlySet<string>;
};

export const MONDAY_TO_FRIDAY: WorkingCalendar = { weekdays: [1, 2, 3, 4, 5], holidays: new Set() };

export function isWorkingDay(date: Temporal.PlainDate, calendar: WorkingCalendar): boolean {
  if (!calendar.weekdays.includes(date.dayOfWeek)) return false;
  return calendar.holidays.size === 0 || !calendar.holidays.has(date.toString());
}

/** The date that lies `count` working days after `date`, which itself is not counted. */
export function addWorkingDays(
  date: Temporal.PlainDate,
  count: number,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  if (calendar.weekdays.length === 0) throw new RangeError('A calendar needs a working weekday.');
  let day = date;
  for (let left = count; left > 0; ) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  calendar: WorkingCalendar,
): number {
  let count = 0;
  for (let day = from.add({ days: 1 }); !isAfter(day, to); ) {
    if (isWorkingDay(day, calendar)) count += 1;
    day = day.add({ days: 1 });
  }
  return count;
}

/** The date itself when it is a working day, else the last working day before it. */
export function workingDayUpTo(
  date: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  if (calendar.weekdays.length === 0) throw new RangeError('A calendar needs a working weekday.');
  let day = date;
  while (!isWorkingDay(day, calendar)) day = day.subtract({ days: 1 });
  return day;
}
