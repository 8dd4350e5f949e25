import type { ReadContext } from '../../../platform/request.ts';
import { dateOfWeek } from '../usage/usage.ts';
import { countWaitingPeople, listWaitingPeople } from '../usage-people/usage-people.store.ts';
import { findUsageSettings } from '../usage-retention/usage-settings.store.ts';
import { getReportedWeeks, listMissingReports } from '../usage-sources/source-reports.store.ts';
import { listUsageSources } from '../usage-sources/usage-sources.store.ts';
import type { UsagePage } from './usage-page.ts';

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
