import { dateAt, isAfter, isBefore } from '../../../platform/calendar.ts';
import { instantOf } from '../../teams/calendars/wall-time.ts';

/** When a rollout's digest is said: weekly, on the rollout's own calendar. */
export type DigestSchedule = {
  timeZone: string;
  /** ISO weekday, 1 = Monday. */
  weekday: number;
  time: Temporal.PlainTime;
  /** Since when it is switched on; earlier slots are nobody's loss. */
  since: Temporal.Instant;
};

export const DIGEST_WEEKDAY = 1;
export const DIGEST_TIME = Temporal.PlainTime.from('09:00');
/** A digest that comes later than this is no news; the next one will tell. */
export const CATCH_UP_HOURS = 48;
/** Within the first hour a digest is on time, later it is a catch-up and says so. */
export const ON_TIME_HOURS = 1;

/** One slot per ISO week, "2026-W53": the same name whatever weekday or zone is set meanwhile. */
export type DigestSlot = { key: string; on: Temporal.PlainDate; at: Temporal.Instant };

export type DigestDue =
  | { kind: 'due'; slot: DigestSlot; isCatchUp: boolean }
  /** Too late to be said. It is recorded, so that it shows and is not looked at again. */
  | { kind: 'missed'; slot: DigestSlot }
  | { kind: 'not-due'; next: DigestSlot };

/**
 * The slot that is due now, given the last one said or recorded as missed. Only the latest slot is
 * ever considered, so a long silence is followed by one digest at most, and a clock set back by none.
 */
export function digestDue(
  schedule: DigestSchedule,
  lastKey: string | undefined,
  now: Temporal.Instant,
): DigestDue {
  const slot = latestSlot(schedule, now);
  const isNew = lastKey === undefined || slot.key > lastKey;
  if (!isNew || isBefore(slot.at, schedule.since)) {
    return { kind: 'not-due', next: nextSlot(schedule, lastKey, slot) };
  }
  const late = slot.at.until(now).total('hours');
  if (late > CATCH_UP_HOURS) return { kind: 'missed', slot };
  return { kind: 'due', slot, isCatchUp: late > ON_TIME_HOURS };
}

/** The newest slot whose instant has come. */
export function latestSlot(schedule: DigestSchedule, now: Temporal.Instant): DigestSlot {
  const today = dateAt(now, schedule.timeZone);
  const back = (today.dayOfWeek - schedule.weekday + 7) % 7;
  const slot = slotOn(schedule, today.subtract({ days: back }));
  if (!isAfter(slot.at, now)) return slot;
  return slotOn(schedule, slot.on.subtract({ days: 7 }));
}

function nextSlot(
  schedule: DigestSchedule,
  lastKey: string | undefined,
  latest: DigestSlot,
): DigestSlot {
  let slot = slotOn(schedule, latest.on.add({ days: 7 }));
  while ((lastKey !== undefined && slot.key <= lastKey) || isBefore(slot.at, schedule.since)) {
    slot = slotOn(schedule, slot.on.add({ days: 7 }));
  }
  return slot;
}

function slotOn(schedule: DigestSchedule, on: Temporal.PlainDate): DigestSlot {
  const { yearOfWeek, weekOfYear } = on;
  const key = `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
  return { key, on, at: instantOf(on, schedule.time, schedule.timeZone) };
}
