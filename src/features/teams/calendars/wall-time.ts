/**
 * The instant at which a wall clock in the zone shows this date and time. A skipped time gives the
 * first instant after the gap, a doubled one its first occurrence.
 */
export function instantOf(
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  timeZone: string,
): Temporal.Instant {
  const local = date.toPlainDateTime(time);
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (zoned.toPlainDateTime().equals(local)) return zoned.toInstant();
  const gap = zoned.getTimeZoneTransition('next');
  return (gap ?? local.toZonedDateTime(timeZone)).toInstant();
}

/** The second occurrence of a doubled wall time, else the same as `instantOf`. */
export function laterInstantOf(
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  timeZone: string,
): Temporal.Instant {
  const local = date.toPlainDateTime(time);
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  const isReal = zoned.toPlainDateTime().equals(local);
  return isReal ? zoned.toInstant() : instantOf(date, time, timeZone);
}
