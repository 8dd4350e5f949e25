import { earlier, isAfter, isBefore, later } from '../../../platform/calendar.ts';
import { type Availability, isAwayOn } from '../../teams/calendars/quiet-hours.ts';
import { instantOf } from '../../teams/calendars/wall-time.ts';
import { isWorkingDay } from '../../teams/calendars/working-calendar.ts';

type Hours = Pick<Availability, 'timeZone' | 'from' | 'until' | 'calendar' | 'away'>;
type Window = { from: Temporal.Instant; until: Temporal.Instant };

/** Longer ahead nobody is waited for. */
const HORIZON_DAYS = 60;

/**
 * The instant at which a person has worked `minutes` since `from`, by their own hours, working days and
 * absences; undefined where they do not work as long as that within 60 days.
 */
export function addWorkingMinutes(
  from: Temporal.Instant,
  minutes: number,
  person: Hours,
): Temporal.Instant | undefined {
  let left = minutes * 60_000;
  for (const window of windowsFrom(from, person)) {
    const opens = later(window.from, from);
    const length = window.until.epochMilliseconds - opens.epochMilliseconds;
    if (length >= left) return opens.add({ milliseconds: left });
    left -= Math.max(0, length);
  }
  return undefined;
}

/** How many minutes a person has worked between two instants; 0 where the second is not later. */
export function workingMinutesBetween(
  from: Temporal.Instant,
  to: Temporal.Instant,
  person: Hours,
): number {
  let worked = 0;
  for (const window of windowsFrom(from, person)) {
    if (!isBefore(window.from, to)) break;
    const opens = later(window.from, from);
    const closes = earlier(window.until, to);
    if (isAfter(closes, opens)) worked += closes.epochMilliseconds - opens.epochMilliseconds;
  }
  return Math.round(worked / 60_000);
}

/** The person's hours, day by day; those that run over midnight end there where the next day is off. */
function* windowsFrom(from: Temporal.Instant, person: Hours): Generator<Window> {
  const { timeZone } = person;
  const isOvernight = Temporal.PlainTime.compare(person.until, person.from) <= 0;
  const today = from.toZonedDateTimeISO(timeZone).toPlainDate();
  for (let days = isOvernight ? -1 : 0; days < HORIZON_DAYS; days += 1) {
    const day = today.add({ days });
    if (!isWorkingDay(day, person.calendar) || isAwayOn(day, person)) continue;
    const next = day.add({ days: 1 });
    const midnight = next.toZonedDateTime(timeZone).toInstant();
    const until = instantOf(isOvernight ? next : day, person.until, timeZone);
    yield {
      from: instantOf(day, person.from, timeZone),
      until: isOvernight && isAwayOn(next, person) ? midnight : until,
    };
  }
}
