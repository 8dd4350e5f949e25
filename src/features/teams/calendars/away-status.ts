import { dateAt, isAfter } from '../../../platform/calendar.ts';

/** Words in a Slack status that mean: do not write to me now. */
const AWAY =
  /\b(ooo|out of (the )?office|away|vacation(ing)?|holidays?|pto|(annual|parental|maternity|paternity|sick|medical|family) leave|on leave|off sick|out sick|sabbatical|urlaub|krank|elternzeit|congés?|vacaciones|férias)\b/iu;

export function saysAway(status: string): boolean {
  return AWAY.test(status);
}

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
