/* Countries by the time zones that they keep, as this machine's own tables know them. */
import { isTimeZone } from './time-zone.ts';
import { ZONES_OF_COUNTRIES } from './zones-of-countries.ts';

let countries: ReadonlyMap<string, string> | undefined;
/** Asked once for each zone that people have; there are as many as the machine's tables hold. */
const asked = new Map<string, string | undefined>();

/** The country of a time zone: "Europe/Berlin" is DE. Undefined for UTC and the like. */
export function countryOfZone(timeZone: string): string | undefined {
  if (asked.has(timeZone)) return asked.get(timeZone);
  countries ??= countriesByZone();
  const country = countries.get(timeZone) ?? countries.get(sameZone(timeZone));
  if (isTimeZone(timeZone)) asked.set(timeZone, country);
  return country;
}

/** Two letters as people call the country: "Germany". */
export function nameOfCountry(country: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country;
}

/** By zone, out of what stands in the table: "DE Europe/Berlin Europe/Busingen, DJ Africa/Djibouti". */
function countriesByZone(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const entry of ZONES_OF_COUNTRIES.split(',')) {
    const [country = '', ...zones] = entry.trim().split(/\s+/);
    for (const zone of zones) found.set(zone, country);
  }
  return found;
}

/** The name under which the tables have it: Asia/Kolkata and Asia/Calcutta are the same. */
function sameZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return timeZone;
  }
}
