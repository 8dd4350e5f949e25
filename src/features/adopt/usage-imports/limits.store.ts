import type { ReadContext } from '../../../platform/request.ts';
import { dayNumber } from '../usage/usage.ts';
import type { DayLimits } from '../usage-formats/usage-reading.ts';
import { findUsageSettings } from '../usage-retention/usage-settings.store.ts';
import { firstDayKept } from '../usage-retention/usage-settings.ts';

/** Days that may be reported now: what is still kept, up to tomorrow, since it is tomorrow already elsewhere. */
export function getDayLimits({ database, rolloutId, now }: ReadContext): DayLimits {
  const today = dayNumber(now.toZonedDateTimeISO('UTC').toPlainDate());
  const earliest = firstDayKept(findUsageSettings(database, rolloutId), today);
  return { earliest, latest: today + 1 };
}
