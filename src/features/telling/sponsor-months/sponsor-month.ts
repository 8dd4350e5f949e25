import type { Obligation } from '../../contract/obligation.ts';
import type { SponsorFacts } from '../outlooks/sponsor-page.ts';

/** What a lead adds in their own words; what the page says by itself nobody can change. */
export type MonthWords = { working: string; risk: string; need: string };
export const NO_WORDS: MonthWords = { working: '', risk: '', need: '' };

/** The page as one sponsor reads it. */
export type MonthPage = {
  rolloutName: string;
  facts: SponsorFacts;
  /** What this sponsor owes, the most urgent first. */
  needs: readonly Obligation[];
  words: MonthWords;
  /** Whose words they are. */
  byName: string;
  month: string;
};

/** A month's page, named "2027-05", and the first working day of that month, on which it goes. */
export type MonthSlot = { month: string; on: Temporal.PlainDate };

/** Days before the page goes in which a lead is asked to read it first. */
export const READ_AHEAD_DAYS = 5;

/** The first day of a month that is no Saturday and no Sunday. */
export function firstWorkday(month: Temporal.PlainYearMonth): Temporal.PlainDate {
  let on = month.toPlainDate({ day: 1 });
  while (on.dayOfWeek > 5) on = on.add({ days: 1 });
  return on;
}

/** The page of the month of this day; its day may have passed. */
export function slotOf(today: Temporal.PlainDate): MonthSlot {
  const month = today.toPlainYearMonth();
  return { month: month.toString(), on: firstWorkday(month) };
}

/** The next page that goes, today's included while it has not been sent. */
export function nextSlot(today: Temporal.PlainDate, isSent: (month: string) => boolean): MonthSlot {
  const current = slotOf(today);
  const isAhead = Temporal.PlainDate.compare(current.on, today) >= 0;
  if (isAhead && !isSent(current.month)) return current;
  const month = today.toPlainYearMonth().add({ months: 1 });
  return { month: month.toString(), on: firstWorkday(month) };
}
