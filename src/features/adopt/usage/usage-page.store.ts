import type { ReadContext } from '../../../platform/request.ts';
import { getReportedWeeks, listMissingReports } from './source-reports.store.ts';
import { dateOfWeek } from './usage.ts';
import type { UsagePage } from './usage-page.ts';
import { countWaitingPeople, listWaitingPeople } from './usage-people.store.ts';
import { findUsageSettings } from './usage-settings.store.ts';
import { listUsageSources } from './usage-sources.store.ts';

const WAITING_SHOWN = 5;

export function getUsagePage({ database, rolloutId, today }: ReadContext): UsagePage {
  const { firstWeek, states } = getReportedWeeks(database, rolloutId);
  const last = states.lastIndexOf('whole');
  return {
    sources: listUsageSources(database, rolloutId).map(({ id, name, endedAt }) => ({
      id,
      name,
      isEnded: endedAt !== undefined,
    })),
    weeks: states.length,
    whole: states.filter((state) => state === 'whole').length,
    lastWhole: last === -1 ? undefined : dateOfWeek(firstWeek + last),
    missing: listMissingReports(database, rolloutId, today),
    waiting: countWaitingPeople(database, rolloutId),
    firstWaiting: listWaitingPeople(database, rolloutId, WAITING_SHOWN),
    settings: findUsageSettings(database, rolloutId),
  };
}
