import { compareTimes, isAfter, isBefore } from '../../../platform/calendar.ts';

/** A time in which the rollout stood still; open while it still does. */
export type PauseSpan = { from: Temporal.Instant; until: Temporal.Instant | undefined };

/** How long the rollout stood still between two instants. */
export function pausedTimeBetween(
  pauses: readonly PauseSpan[],
  from: Temporal.Instant,
  until: Temporal.Instant,
): Temporal.Duration {
  let milliseconds = 0;
  for (const pause of pauses) {
    const start = Math.max(pause.from.epochMilliseconds, from.epochMilliseconds);
    const end = Math.min(
      pause.until?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
      until.epochMilliseconds,
    );
    milliseconds += Math.max(0, end - start);
  }
  return Temporal.Duration.from({ milliseconds });
}

export type BakeClock =
  | { kind: 'baking'; endsAt: Temporal.Instant }
  /** A pause has stopped the clock; what is left runs on when the rollout does. */
  | { kind: 'stopped'; left: Temporal.Duration }
  | { kind: 'baked'; endedAt: Temporal.Instant };

/** A wave bakes for whole days on the rollout's calendar, and a pause stops its clock. */
export function bakeClock(
  { startedAt, days, timeZone }: { startedAt: Temporal.Instant; days: number; timeZone: string },
  pauses: readonly PauseSpan[],
  now: Temporal.Instant,
): BakeClock {
  let endsAt = startedAt.toZonedDateTimeISO(timeZone).add({ days }).toInstant();
  const inOrder = [...pauses].sort((a, b) => compareTimes(a.from, b.from));
  for (const pause of inOrder) {
    if (!isBefore(pause.from, endsAt)) break;
    const start = isAfter(pause.from, startedAt) ? pause.from : startedAt;
    if (pause.until === undefined) return { kind: 'stopped', left: start.until(endsAt) };
    if (isAfter(pause.until, start)) {
      endsAt = endsAt.add(start.until(pause.until));
    }
  }
  const isOver = !isBefore(now, endsAt);
  return isOver ? { kind: 'baked', endedAt: endsAt } : { kind: 'baking', endsAt };
}
