/* For which time an answer holds that depends on when it was asked for. */

export type Time = {
  at: Temporal.Instant;
  minute: number;
  today: Temporal.PlainDate | undefined;
};

/** In the same minute of the same day. Where a clock was set back, nobody is told what holds only later. */
export function isTimely(kept: Time | undefined, asked: Time | undefined): boolean {
  if (kept === undefined || asked === undefined) return kept === asked;
  if (kept.minute !== asked.minute || !isSameDay(kept.today, asked.today)) return false;
  return kept.at === asked.at || Temporal.Instant.compare(kept.at, asked.at) <= 0;
}

export function isSameDay(
  one: Temporal.PlainDate | undefined,
  other: Temporal.PlainDate | undefined,
) {
  if (one === other) return true;
  return one !== undefined && other !== undefined && one.equals(other);
}

/** Minutes since the epoch. */
export function minuteOf(now: Temporal.Instant): number {
  return Math.floor(now.epochMilliseconds / 60_000);
}
