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
