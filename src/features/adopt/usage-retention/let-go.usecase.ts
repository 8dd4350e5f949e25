import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import { removeOldUsage } from '../usage/remove-usage.usecase.ts';
import { type DayNumber, dayNumber, weekOfDay } from '../usage/usage.ts';
import { findFirstUsageDay } from '../usage/usage-days.store.ts';
import { removeRecord } from '../usage-people/remove-record.usecase.ts';
import { listUsagePeopleOf } from '../usage-people/usage-people.store.ts';
import { noteUsageChanged } from '../usage-sources/note-usage-changed.usecase.ts';
import { findUsageSettings, saveUsageSettings } from './usage-settings.store.ts';
import { firstDayKept, type UsageSettings } from './usage-settings.ts';

/** So much is removed in one go; the job goes on until nothing is left. */
const ROWS_AT_A_TIME = 5_000;

/** Removes what is older than a rollout keeps; false when nothing was left to remove. */
export function letGo(request: RolloutRequest): boolean {
  const { database, rolloutId, now } = request;
  return write(database, () => {
    const today = dayNumber(now.toZonedDateTimeISO('UTC').toPlainDate());
    const settings = findUsageSettings(database, rolloutId);
    const keptFrom = firstDayKept(settings, today);
    if (keptFrom > settings.keptFrom && hasOlder(request, keptFrom))
      saveUsageSettings(database, rolloutId, { ...settings, keptFrom });
    const week = weekOfDay(today) - settings.keepWeeks;
    return removeOldUsage(request, { day: keptFrom, week, atMost: ROWS_AT_A_TIME }) > 0;
  });
}

function hasOlder({ database }: RolloutRequest, day: DayNumber): boolean {
  return (findFirstUsageDay(database) ?? day) < day;
}

/** Somebody has left the company: their single days go, and the weeks stay in what teams are judged by. */
export function letLeaverGo(request: RolloutRequest, personId: UserId): void {
  const { database, rolloutId } = request;
  for (const person of listUsagePeopleOf(database, rolloutId, personId))
    removeRecord(request, person, { days: true, weeks: false });
}

/** Changes how long usage is kept and where none is kept of single people; what is no longer to be kept goes. */
export function changeUsageSettings(
  request: RolloutRequest,
  wanted: Pick<UsageSettings, 'keepDays' | 'keepWeeks' | 'placesOff'>,
): void {
  const { database, rolloutId } = request;
  write(database, () => {
    const before = findUsageSettings(database, rolloutId);
    saveUsageSettings(database, rolloutId, { ...before, ...wanted });
    record(request, {
      act: 'usage.settings-changed',
      subject: `rollout:${rolloutId}`,
      says: `Usage is kept for ${sayCount(wanted.keepDays, 'day')} and ${sayCount(wanted.keepWeeks, 'week')}.`,
      before,
      after: wanted,
    });
    noteUsageChanged(request);
  });
}
