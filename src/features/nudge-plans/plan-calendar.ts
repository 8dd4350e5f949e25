import { addWorkingDays, type WorkingCalendar } from '../teams/working-calendar.ts';
import { type Availability, nextSendable, type Sendable } from '../working-hours/quiet-hours.ts';
import { ITEM_GAP_WORKING_DAYS } from './nudge-step.ts';

/** Calendar and time-zone work of one plan, done once per zone and hours and not once per person. */
export type PlanCalendar = {
  today(timeZone: string): Temporal.PlainDate;
  nextSendable(person: Availability, earliestOn?: Temporal.PlainDate): Sendable | undefined;
  /** The first day on which an item said on `date` may be said again. */
  againAfter(date: Temporal.PlainDate, calendar: WorkingCalendar): Temporal.PlainDate;
  /** The Monday of the week and the next, as ISO dates. */
  weekOf(date: Temporal.PlainDate): { monday: string; nextMonday: string };
};

export function planCalendar(now: Temporal.Instant): PlanCalendar {
  const today = remember((timeZone: string) => now.toZonedDateTimeISO(timeZone).toPlainDate());
  const ofCalendar = remember((_: WorkingCalendar) => ({
    sendable: new Map<string, Sendable | undefined>(),
    again: new Map<string, Temporal.PlainDate>(),
  }));
  const weekOf = remember((date: Temporal.PlainDate) => {
    const monday = date.subtract({ days: date.dayOfWeek - 1 });
    return { monday: monday.toString(), nextMonday: monday.add({ days: 7 }).toString() };
  });
  return {
    today,
    weekOf,
    nextSendable(person, earliestOn) {
      const isShared = person.away.length === 0 && person.doNotDisturbUntil === undefined;
      if (!isShared) return nextSendable(now, person, earliestOn);
      const { sendable } = ofCalendar(person.calendar);
      const hours = secondsOf(person.from) * 86_400 + secondsOf(person.until);
      const key = `${person.timeZone} ${hours} ${earliestOn ?? ''}`;
      if (!sendable.has(key)) sendable.set(key, nextSendable(now, person, earliestOn));
      return sendable.get(key);
    },
    againAfter(date, calendar) {
      const { again } = ofCalendar(calendar);
      const key = date.toString();
      const known = again.get(key);
      if (known !== undefined) return known;
      const day = addWorkingDays(date, ITEM_GAP_WORKING_DAYS, calendar);
      again.set(key, day);
      return day;
    },
  };
}

function secondsOf(time: Temporal.PlainTime): number {
  return time.hour * 3600 + time.minute * 60 + time.second;
}

function remember<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key);
    if (value !== undefined) return value;
    const computed = compute(key);
    known.set(key, computed);
    return computed;
  };
}
