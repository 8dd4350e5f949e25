import { isBefore } from './calendar.ts';
/** The only reader of the wall clock. Everything else is handed an instant. */
export type Clock = { now(): Temporal.Instant };

export const wallClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock that stands still until it is moved; the practice workspace and the tests run on one. */
export type MovableClock = Clock & { moveTo(instant: Temporal.Instant): void };

export function movableClock(start: Temporal.Instant): MovableClock {
  let current = start;
  return {
    now: () => current,
    moveTo(instant) {
      if (isBefore(instant, current)) {
        throw new RangeError('The practice clock only goes forward.');
      }
      current = instant;
    },
  };
}
