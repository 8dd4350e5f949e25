import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { type DayNumber, weekdayOf, weekOfDay } from '../usage/usage.ts';
import { findReportedDays, markReported } from './source-reports.store.ts';
import { markUsageChanged } from './usage-sources.store.ts';

/** A day counts as reported as soon as anybody's tool was heard of; verdicts look again once a day. */
export function markNewDays(
  { database, rolloutId, now }: RolloutRequest,
  sourceId: number,
  days: ReadonlySet<DayNumber>,
): void {
  write(database, () => {
    let isNew = false;
    for (const day of days) {
      const week = weekOfDay(day);
      const bit = 1 << weekdayOf(day);
      if ((findReportedDays(database, sourceId, week) & bit) !== 0) continue;
      markReported(database, sourceId, { week, days: bit, someDays: 0 });
      isNew = true;
    }
    if (isNew) markUsageChanged(database, rolloutId, now);
  });
}
