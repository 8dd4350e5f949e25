import {
  type Availability,
  DEFAULT_FROM,
  DEFAULT_UNTIL,
  nextSendable,
} from '../../src/features/teams/calendars/quiet-hours.ts';
import { MONDAY_TO_FRIDAY } from '../../src/features/teams/calendars/working-calendar.ts';

/** Somebody who has set nothing. */
export function defaultAvailability(timeZone: string): Availability {
  return {
    timeZone,
    from: DEFAULT_FROM,
    until: DEFAULT_UNTIL,
    calendar: MONDAY_TO_FRIDAY,
    away: [],
  };
}

/** The next instant, `now` included, at which the person's wall clock allows a message. */
export function nextSendableInstant(
  now: Temporal.Instant,
  person: Availability,
): Temporal.Instant | undefined {
  return nextSendable(now, person)?.at;
}
