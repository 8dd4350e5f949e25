import { dateAt, isAfter } from '../../../platform/calendar.ts';
import { instantOf } from '../../teams/calendars/wall-time.ts';
import type { WorkingCalendar } from '../../teams/calendars/working-calendar.ts';
import { bakesUntil } from '../waves/bake-clock.ts';
import type { WaveRecord } from '../waves/wave-record.ts';
import type { Occasion } from './wave-summary.ts';

export const SUMMARY_TIME = Temporal.PlainTime.from('10:00');
/** ISO weekday: Thursday, when the week has shown something and there is still a day to act. */
const SUMMARY_WEEKDAY = 4;
const END_TIME = Temporal.PlainTime.from('10:00');
/** A summary that comes later than this is no news; the next one will tell. */
export const CATCH_UP_HOURS = 48;

export type SummarySlot = { occasion: Occasion; period: string; at: Temporal.Instant };

/**
 * The summaries of one wave that fall into the days up to now: each Thursday while it runs, and when it
 * has baked. A week is named by its ISO week, so that nothing is said twice.
 */
export function summarySlots(
  wave: WaveRecord,
  place: { timeZone: string; calendar: WorkingCalendar },
  now: Temporal.Instant,
): SummarySlot[] {
  const { startedAt, endedAt } = wave;
  if (startedAt === undefined) return [];
  if (endedAt !== undefined && !isNews(endedAt, now)) return [];
  const slots: SummarySlot[] = [];
  const until = endedAt ?? now;
  const baked = bakedSlot(wave, place, now);
  if (baked !== undefined && isBetween(baked.at, startedAt, until)) slots.push(baked);
  const weekly = latestWeekly(place.timeZone, now);
  const isOwnWeek = isBetween(weekly.at, startedAt, until);
  const clashes = baked?.at.equals(weekly.at);
  if (isOwnWeek && !clashes) slots.push(weekly);
  return slots.filter(({ at }) => isNews(at, now));
}

function isNews(at: Temporal.Instant, now: Temporal.Instant): boolean {
  return at.until(now).total('hours') <= CATCH_UP_HOURS;
}

function bakedSlot(
  wave: WaveRecord,
  { timeZone, calendar }: { timeZone: string; calendar: WorkingCalendar },
  now: Temporal.Instant,
): SummarySlot | undefined {
  const today = dateAt(now, timeZone);
  const on = bakesUntil(wave.clock, today, calendar);
  if (on === undefined) return undefined;
  return { occasion: 'baked', period: 'baked', at: instantOf(on, END_TIME, timeZone) };
}

/** The newest Thursday at ten whose time has come. */
function latestWeekly(timeZone: string, now: Temporal.Instant): SummarySlot {
  const today = dateAt(now, timeZone);
  const back = (today.dayOfWeek - SUMMARY_WEEKDAY + 7) % 7;
  const thursday = today.subtract({ days: back });
  const slot = weeklySlot(thursday, timeZone);
  if (!isAfter(slot.at, now)) return slot;
  return weeklySlot(thursday.subtract({ days: 7 }), timeZone);
}

function weeklySlot(on: Temporal.PlainDate, timeZone: string): SummarySlot {
  const week = `${on.yearOfWeek}-W${String(on.weekOfYear).padStart(2, '0')}`;
  return { occasion: 'week', period: week, at: instantOf(on, SUMMARY_TIME, timeZone) };
}

/** After the start, by a day at least: the first summary is the start's own. */
function isBetween(
  at: Temporal.Instant,
  startedAt: Temporal.Instant,
  until: Temporal.Instant,
): boolean {
  return startedAt.until(at).total('hours') >= 24 && !isAfter(at, until);
}
