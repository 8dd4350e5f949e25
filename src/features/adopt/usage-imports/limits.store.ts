import type { ReadContext } from '../../../platform/request.ts';
import { dayNumber } from '../usage/usage.ts';
import { findUsageSettings } from '../usage/usage-settings.store.ts';
import { firstDayKept } from '../usage/usage-settings.ts';
import type { DayLimits } from '../usage-formats/usage-reading.ts';

/** Days that may be reported now: what is still kept, up to tomorrow, since it is tomorrow already elsewhere. */
export function getDayLimits({ database, rolloutId, now }: ReadContext): DayLimits {
  const today = dayNumber(now.toZonedDateTimeISO('UTC').toPlainDate());
  const earliest = firstDayKept(findUsageSettings(database, rolloutId), today);
  return { earliest, latest: today + 1 };
}
