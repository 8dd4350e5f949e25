import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { markReported } from './source-reports.store.ts';
import { markUsageChanged } from './usage-sources.store.ts';

/** Writes down which days a source has reported, and that verdicts may be different now. */
export function markDaysReported(
  { database, rolloutId, now }: RolloutRequest,
  reported: { sourceId: number; weeks: ReadonlyMap<number, number>; isPartial: boolean },
): void {
  const { sourceId, weeks, isPartial } = reported;
  write(database, () => {
    for (const [week, days] of weeks) {
      const found = isPartial ? { days: 0, someDays: days } : { days, someDays: 0 };
      markReported(database, sourceId, { week, ...found });
    }
    markUsageChanged(database, rolloutId, now);
  });
}
