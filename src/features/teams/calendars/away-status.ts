import { dateAt, isAfter } from '../../../platform/calendar.ts';
import { saysAway } from './away-statement.ts';

/**
 * The days on which a person's own status says that they are away. A status without an end counts for
 * today only and is looked at again tomorrow.
 */
export function awayByStatus(
  status: { text: string; until: Temporal.Instant | undefined },
  timeZone: string,
  now: Temporal.Instant,
): { fromOn: Temporal.PlainDate; toOn: Temporal.PlainDate } | undefined {
  if (!saysAway(status.text)) return undefined;
  const today = dateAt(now, timeZone);
  if (status.until === undefined) return { fromOn: today, toOn: today };
  if (!isAfter(status.until, now)) return undefined;
  return { fromOn: today, toOn: dateAt(status.until.subtract({ milliseconds: 1 }), timeZone) };
}
