import {
  ago,
  capital,
  clockTime,
  clockTimeWithSeconds,
  day,
  isoDay,
  longDay,
  monthDay,
  nearDay,
} from '../workspace/time.ts';

/** Fills a date token's format for a reader: "{date_long} at {time}". */
export function fillDate(format: string, seconds: number, zone: string, now: number): string {
  const ms = seconds * 1000;
  return format.replace(/\{([a-z_]+)\}/g, (whole, name: string, offset: number) => {
    const near = name.endsWith('_pretty') ? nearDay(ms, now, zone) : undefined;
    if (near) return offset === 0 ? capital(near) : near;
    switch (name.replace('_pretty', '')) {
      case 'date_num':
        return isoDay(ms, zone);
      case 'date':
        return monthDay(ms, zone, 'long');
      case 'date_short':
        return monthDay(ms, zone, 'short');
      case 'date_long':
        return longDay(ms, zone);
      case 'day_divider':
        return day(ms, zone);
      case 'time':
        return clockTime(ms, zone);
      case 'time_secs':
        return clockTimeWithSeconds(ms, zone);
      case 'ago':
        return ago(ms, now);
      default:
        return whole;
    }
  });
}
