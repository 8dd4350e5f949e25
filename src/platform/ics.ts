/*
 * Days off out of a calendar file. Whoever sends one may send anything: size, number of events and the
 * repeating of each are bounded, and what cannot be read is answered in one sentence.
 */
import { createRequire } from 'node:module';
import type ICAL from 'ical.js';
import type { Holiday } from './public-holidays.ts';

export type DaysOffFile = { kind: 'days'; days: Holiday[] } | { kind: 'refused'; says: string };

export const CALENDAR_BYTES_MAX = 1_000_000;
const EVENTS_MAX = 2_000;
const DAYS_MAX = 5_000;
/** Of all events together; a yearly day needs a hundred at most. */
const REPEATS_MAX = 20_000;
/** A holiday of the company lasts days; what lasts longer is somebody's project. */
const LONGEST_DAYS = 31;

type Years = { from: number; until: number };

function library(): typeof ICAL {
  const found = createRequire(import.meta.url)('ical.js');
  return (found.default ?? found) as typeof ICAL;
}

/** The whole days that a calendar file holds, within these years. */
export function daysOffIn(text: string, years: Years): DaysOffFile {
  if (Buffer.byteLength(text) > CALENDAR_BYTES_MAX) {
    return refused('The file is larger than a megabyte: export the days off alone.');
  }
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) {
    return refused('This is not a calendar file: it should begin with BEGIN:VCALENDAR.');
  }
  try {
    return read(library(), text.replace(/^\uFEFF/, ''), years);
  } catch {
    return refused('The calendar file is damaged: export it again as iCalendar (.ics).');
  }
}

function read(ical: typeof ICAL, text: string, years: Years): DaysOffFile {
  const parsed: unknown[] = ical.parse(text);
  const calendars = typeof parsed[0] === 'string' ? [parsed] : parsed;
  const events = calendars.flatMap((calendar) =>
    new ical.Component(calendar as never).getAllSubcomponents('vevent'),
  );
  if (events.length === 0) return refused('The calendar file holds no events.');
  if (events.length > EVENTS_MAX) {
    return refused(
      `The calendar file holds more than ${EVENTS_MAX} events: export the days off alone.`,
    );
  }
  const days = new Map<string, Holiday>();
  const budget = { left: REPEATS_MAX };
  for (const component of events) {
    if (String(component.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED') continue;
    for (const day of daysOf(new ical.Event(component), years, budget)) {
      days.set(day.on, day);
      if (days.size > DAYS_MAX) return refused('The calendar file holds too many days.');
    }
    if (budget.left === 0) {
      return refused(
        'The events in the calendar file repeat too often: export the days off alone.',
      );
    }
  }
  if (days.size === 0) {
    return refused(
      `The calendar file holds no whole days between ${years.from} and ${years.until}: days off are all-day events.`,
    );
  }
  return { kind: 'days', days: [...days.values()].sort((a, b) => (a.on < b.on ? -1 : 1)) };
}

/** Rules under which a day comes back; some others never find a next day and would be sought for ever. */
function isPlainRepeat(event: ICAL.Event): boolean {
  const rules = event.component
    .getAllProperties('rrule')
    .map((rule) => String(rule.getFirstValue()));
  return rules.every(
    (rule) =>
      (!/BYMONTHDAY.*BYDAY|BYDAY.*BYMONTHDAY/.test(rule) &&
        /^FREQ=YEARLY(;(COUNT|UNTIL|WKST|BYMONTH|BYMONTHDAY|BYDAY)=[^;]*|;INTERVAL=1)*$/.test(
          rule,
        )) ||
      /^FREQ=(DAILY|WEEKLY|MONTHLY)(;(COUNT|UNTIL|WKST|INTERVAL)=[^;]*)*$/.test(rule),
  );
}

/** Of an event that repeats, each time; one with a time of the day is a meeting and no day off. */
function* daysOf(event: ICAL.Event, years: Years, budget: { left: number }): Generator<Holiday> {
  if (event.startDate?.isDate !== true || event.isRecurrenceException()) return;
  if (!isPlainRepeat(event)) return;
  const length =
    event.endDate === null ? 1 : event.endDate.subtractDate(event.startDate).toSeconds() / 86_400;
  const lasts = Math.min(LONGEST_DAYS, Math.max(1, Math.round(length)));
  const name = (event.summary ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 80) || 'Day off';
  const times = event.isRecurring() ? event.iterator() : undefined;
  let start: ICAL.Time | null | undefined = times === undefined ? event.startDate : times.next();
  for (; start && start.year <= years.until && budget.left > 0; budget.left -= 1) {
    const first = Temporal.PlainDate.from({ year: start.year, month: start.month, day: start.day });
    for (let past = 0; past < lasts; past += 1) {
      const on = first.add({ days: past });
      if (on.year >= years.from && on.year <= years.until) yield { on: on.toString(), name };
    }
    start = times?.next();
  }
}

const refused = (says: string): DaysOffFile => ({ kind: 'refused', says });
