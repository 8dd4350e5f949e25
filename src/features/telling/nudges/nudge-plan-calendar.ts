import { dateAt } from '../../../platform/calendar.ts';
import {
  type Availability,
  nextSendable,
  type Sendable,
} from '../../teams/calendars/quiet-hours.ts';
import { addWorkingDays, type WorkingCalendar } from '../../teams/calendars/working-calendar.ts';

/** Between two messages about one thing lie at least two working days. */
const ITEM_GAP_WORKING_DAYS = 2;
/** Nor is one that nobody waits for worth another message of its own within a working week, or six where a person alone is asked. */
const WORKING_WEEK = 5;

/** A day as a plan compares it: by its ISO date, which is quicker than by its fields. */
export type PlanDay = { on: Temporal.PlainDate; date: string };

/** Calendar and time-zone work of one plan, done once for all who share their hours and not once per person. */
export type PlanCalendar = {
  today(timeZone: string): Temporal.PlainDate;
  nextSendable(person: Availability, earliest?: PlanDay): Sendable | undefined;
  /** The first day on which an item said on `date` may be said again. */
  againAfter(date: Temporal.PlainDate, calendar: WorkingCalendar): PlanDay;
  /** The first day on which a message may go for such an item alone. */
  aloneAfter(date: Temporal.PlainDate, weeks: 1 | 2 | 6, calendar: WorkingCalendar): PlanDay;
  dayOf(date: Temporal.PlainDate): PlanDay;
  addDays(date: Temporal.PlainDate, days: number): PlanDay;
  /** The Monday of the week and the next. */
  weekOf(date: Temporal.PlainDate): { monday: PlanDay; nextMonday: PlanDay };
};

export function planCalendar(now: Temporal.Instant): PlanCalendar {
  const sendableOf = remember((person: Availability) =>
    remember((earliest: PlanDay | undefined) => nextSendable(now, person, earliest?.on)),
  );
  return {
    ...daysFor(dateAt(now, 'UTC')),
    today: remember((timeZone: string) => dateAt(now, timeZone)),
    nextSendable: (person, earliest) => sendableOf(person)(earliest),
  };
}

type PlanDays = Omit<PlanCalendar, 'today' | 'nextSendable'>;

let kept: { on: Temporal.PlainDate; days: PlanDays } | undefined;

/** What follows from dates and calendars alone: the same for all the plans that are made on one day. */
function daysFor(on: Temporal.PlainDate): PlanDays {
  if (kept?.on.equals(on) !== true) kept = { on, days: planDays() };
  return kept.days;
}

function planDays(): PlanDays {
  const days = new Map<string, PlanDay>();
  const dayOf = rememberOf((date: Temporal.PlainDate): PlanDay => {
    const text = date.toString();
    const known = days.get(text) ?? { on: date, date: text };
    days.set(text, known);
    return known;
  });
  const later = remember((count: number) =>
    rememberOf((day: PlanDay) => dayOf(day.on.add({ days: count }))),
  );
  const inWorkingDays = (days: number) =>
    rememberOf((calendar: WorkingCalendar) =>
      rememberOf(({ on }: PlanDay) => dayOf(addWorkingDays(on, days, calendar))),
    );
  const againIn = inWorkingDays(ITEM_GAP_WORKING_DAYS);
  const aloneIn = {
    1: inWorkingDays(WORKING_WEEK),
    2: inWorkingDays(2 * WORKING_WEEK),
    6: inWorkingDays(6 * WORKING_WEEK),
  };
  const week = rememberOf(({ on }: PlanDay) => {
    const monday = on.subtract({ days: on.dayOfWeek - 1 });
    return { monday: dayOf(monday), nextMonday: dayOf(monday.add({ days: 7 })) };
  });
  return {
    dayOf,
    againAfter: (date, calendar) => againIn(calendar)(dayOf(date)),
    aloneAfter: (date, weeks, calendar) => aloneIn[weeks](calendar)(dayOf(date)),
    addDays: (date, count) => later(count)(dayOf(date)),
    weekOf: (date) => week(dayOf(date)),
  };
}

/** By identity, since people with the same hours share one value. */
function remember<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key);
    if (value !== undefined || known.has(key)) return value as Value;
    const computed = compute(key);
    known.set(key, computed);
    return computed;
  };
}

/** The same, letting go of what nobody else holds: these are kept from one plan to the next. */
function rememberOf<Key extends object, Value extends object>(
  compute: (key: Key) => Value,
): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const value = known.get(key);
    if (value !== undefined) return value;
    const computed = compute(key);
    known.set(key, computed);
    return computed;
  };
}
