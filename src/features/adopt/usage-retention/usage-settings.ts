import type { DayNumber } from '../usage/usage.ts';

export type UsageSettings = {
  /** For how many days the use of single days is kept. */
  keepDays: number;
  /** For how many weeks the counts by week are kept, from which verdicts are made. */
  keepWeeks: number;
  /** Single days before this one were removed; their weeks have been counted, so they are not taken again. */
  keptFrom: DayNumber;
  /** Places, countries or teams' sites, of whose people nothing is kept one by one. */
  placesOff: readonly string[];
};

/** Thirteen months of days, so that a year can be compared, and three years of weeks. */
export const USAGE_SETTINGS: UsageSettings = {
  keepDays: 400,
  keepWeeks: 156,
  keptFrom: 0,
  placesOff: [],
};

export const KEEP_DAYS_LEAST = 35;
export const KEEP_DAYS_MOST = 1100;
export const KEEP_WEEKS_LEAST = 26;
export const KEEP_WEEKS_MOST = 520;

/** The first day that is kept as a day of its own. */
export function firstDayKept(settings: UsageSettings, today: DayNumber): DayNumber {
  return Math.max(settings.keptFrom, today - settings.keepDays);
}

/** Whether nothing is kept of the people of a team, by its site or its country. */
export function isOff(
  { placesOff }: UsageSettings,
  team: { place: string; country: string | undefined },
): boolean {
  const off = new Set(placesOff.map((place) => place.trim().toLowerCase()));
  return [team.place, team.country ?? ''].some((place) => off.has(place.trim().toLowerCase()));
}
