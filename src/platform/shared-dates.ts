/*
 * One object for each date and moment, however often it is read: a Temporal object takes half a kilobyte,
 * and a rollout of ten thousand teams holds a hundred thousand dates, of which a few hundred differ, and
 * half as many moments, of which those that one act wrote for many teams are the same.
 */

/** As many days as twenty years have; what is asked for beyond that begins anew. */
const KEPT_AT_MOST = 7_300;

const byNumber = new Map<number, Temporal.PlainDate>();
const byText = new Map<string, Temporal.PlainDate>();

/** The same date, as the one object that everybody shares. */
export function sharedDate(date: Temporal.PlainDate): Temporal.PlainDate {
  const number = (date.year * 12 + date.month) * 31 + date.day;
  const known = byNumber.get(number);
  if (known !== undefined) return known;
  if (byNumber.size >= KEPT_AT_MOST) byNumber.clear();
  byNumber.set(number, date);
  return date;
}

/** The date that is written `YYYY-MM-DD`. */
export function dateFrom(text: string): Temporal.PlainDate {
  const known = byText.get(text);
  if (known !== undefined) return known;
  const date = sharedDate(Temporal.PlainDate.from(text));
  if (byText.size >= KEPT_AT_MOST) byText.clear();
  byText.set(text, date);
  return date;
}

const INSTANTS_AT_MOST = 2_000;
const byMilliseconds = new Map<number, Temporal.Instant>();

/** The instant that lies so many milliseconds after the epoch. */
export function instantFrom(milliseconds: number): Temporal.Instant {
  const known = byMilliseconds.get(milliseconds);
  if (known !== undefined) return known;
  const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds);
  if (byMilliseconds.size >= INSTANTS_AT_MOST) byMilliseconds.clear();
  byMilliseconds.set(milliseconds, instant);
  return instant;
}
