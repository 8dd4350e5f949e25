import { dateAt, isWithin, later } from '../../../platform/calendar.ts';
import { instantOf, laterInstantOf } from './wall-time.ts';
import { isWorkingDay, type WorkingCalendar } from './working-calendar.ts';

/** When a person may be written to: in their own time zone, on their working days, in their hours. */
export type Availability = {
  timeZone: string;
  from: Temporal.PlainTime;
  /** Not included. At or before `from` the hours run over midnight. */
  until: Temporal.PlainTime;
  calendar: WorkingCalendar;
  /** Both days included. */
  away: readonly { fromOn: Temporal.PlainDate; toOn: Temporal.PlainDate }[];
};

export const DEFAULT_FROM = Temporal.PlainTime.from('09:30');
export const DEFAULT_UNTIL = Temporal.PlainTime.from('16:30');

const HOURS_MIN = 1;

export type HoursProblem =
  | { kind: 'too-short'; least: number }
  | { kind: 'no-working-day' }
  | { kind: 'unknown-time-zone'; typed: string };

export function hoursProblem(
  hours: Pick<Availability, 'timeZone' | 'from' | 'until' | 'calendar'>,
): HoursProblem | undefined {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(hours.timeZone);
  } catch {
    return { kind: 'unknown-time-zone', typed: hours.timeZone };
  }
  if (hours.calendar.weekdays.length === 0) return { kind: 'no-working-day' };
  const minutes = hours.from.until(hours.until).total('minutes');
  const open = minutes > 0 ? minutes : minutes + 24 * 60;
  return open < HOURS_MIN * 60 ? { kind: 'too-short', least: HOURS_MIN } : undefined;
}

export type Sendable = { at: Temporal.Instant; on: Temporal.PlainDate };

/** Further ahead nothing is planned; a person who is away for longer is asked again later. */
const HORIZON_DAYS = 400;

/**
 * The next instant, `now` included, at which the person's wall clock allows a message, with its local
 * date; not before the day `earliestOn`.
 */
export function nextSendable(
  now: Temporal.Instant,
  person: Availability,
  earliestOn?: Temporal.PlainDate,
): Sendable | undefined {
  const { timeZone, from, until } = person;
  const opensAt = earliestOn?.toZonedDateTime(timeZone).toInstant();
  const start = later(now, opensAt ?? now);
  const today = dateAt(start, timeZone);
  const isOvernight = Temporal.PlainTime.compare(until, from) <= 0;
  let day = isOvernight ? today.subtract({ days: 1 }) : today;
  for (let tried = 0; tried < HORIZON_DAYS; tried += 1) {
    const found = isDayOn(day, person) ? sendableOn(day, start, person, isOvernight) : undefined;
    if (found !== undefined) return found;
    day = day.add({ days: 1 });
  }
  return undefined;
}

/** Where the clock is set back, the hours may open twice; both openings are tried, the first first. */
function sendableOn(
  day: Temporal.PlainDate,
  start: Temporal.Instant,
  person: Availability,
  isOvernight: boolean,
): Sendable | undefined {
  const { timeZone, from, until } = person;
  for (const opening of [instantOf, laterInstantOf]) {
    const at = later(opening(day, from, timeZone), start);
    const local = at.toZonedDateTimeISO(timeZone);
    const on = local.toPlainDate();
    const time = local.toPlainTime();
    const isAfterFrom = on.equals(day) && Temporal.PlainTime.compare(time, from) >= 0;
    const isBeforeUntil = Temporal.PlainTime.compare(time, until) < 0;
    const isNextMorning = isOvernight && on.equals(day.add({ days: 1 })) && isBeforeUntil;
    const isInHours = (isAfterFrom && (isOvernight || isBeforeUntil)) || isNextMorning;
    if (isInHours && !isAwayOn(on, person)) return { at, on };
  }
  return undefined;
}

function isDayOn(day: Temporal.PlainDate, person: Availability): boolean {
  return isWorkingDay(day, person.calendar) && !isAwayOn(day, person);
}

export function isAwayOn(day: Temporal.PlainDate, person: Pick<Availability, 'away'>): boolean {
  return person.away.some((absence) => isWithin(day, absence.fromOn, absence.toOn));
}
