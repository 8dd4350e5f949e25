/** Dates and times as people say them, in a given zone; instants are milliseconds. */

const formats = new Map<string, Intl.DateTimeFormat>();

function format(ms: number, zone: string, options: Intl.DateTimeFormatOptions): string {
  const key = zone + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: safeZone(zone) });
    formats.set(key, found);
  }
  return found.format(ms);
}

function safeZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}

export function clockTime(ms: number, zone: string): string {
  return format(ms, zone, { hour: '2-digit', minute: '2-digit' });
}

export function clockTimeWithSeconds(ms: number, zone: string): string {
  return format(ms, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/** "Thursday 14 January 2027" */
export function longDay(ms: number, zone: string): string {
  return format(ms, zone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).replaceAll(',', '');
}

/** "Thursday 14 January" */
export function day(ms: number, zone: string): string {
  return format(ms, zone, { weekday: 'long', day: 'numeric', month: 'long' }).replaceAll(',', '');
}

/** "Thu 14 Jan" */
export function shortDay(ms: number, zone: string): string {
  return format(ms, zone, { weekday: 'short', day: 'numeric', month: 'short' }).replaceAll(',', '');
}

export function monthDay(ms: number, zone: string, month: 'long' | 'short'): string {
  return format(ms, zone, { day: 'numeric', month, year: 'numeric' });
}

/** "2027-01-14" */
export function isoDay(ms: number, zone: string): string {
  const numbers = format(ms, zone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  return numbers.split('/').reverse().join('-');
}

/** "today", "yesterday" or "tomorrow", as seen from `nowMs`; else undefined. */
export function nearDay(ms: number, now: number, zone: string): string | undefined {
  const days = (Date.parse(isoDay(ms, zone)) - Date.parse(isoDay(now, zone))) / 86_400_000;
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days === -1 ? 'yesterday' : undefined;
}

export function daySeparator(ms: number, now: number, zone: string): string {
  const near = nearDay(ms, now, zone);
  return near ? capital(`${near}, ${day(ms, zone)}`) : longDay(ms, zone);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function ago(ms: number, now: number): string {
  const minutes = Math.round((ms - now) / 60_000);
  const words = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute');
  if (Math.abs(minutes) < 60 * 24) return words.format(Math.round(minutes / 60), 'hour');
  return words.format(Math.round(minutes / 1440), 'day');
}

/** What a `datetime-local` input shows for an instant: "2027-01-14T09:30". */
export function localDateTime(ms: number, zone: string): string {
  return `${isoDay(ms, zone)}T${clockTime(ms, zone)}`;
}

/** The instant at which the clocks of a zone show a local date and time. */
export function instantOf(local: string, zone: string): number {
  const asUtc = Date.parse(`${local}:00Z`);
  if (Number.isNaN(asUtc)) return Number.NaN;
  const offsetAt = (ms: number) => Date.parse(`${localDateTime(ms, zone)}:00Z`) - ms;
  const first = asUtc - offsetAt(asUtc);
  return asUtc - offsetAt(first);
}
