import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { surfacesIn } from '../usage/surface.ts';
import { type DayNumber, dateOfDay, dateOfWeek, dayNumber } from '../usage/usage.ts';
import { findFirstUsageDay, listUsageDaysOf } from '../usage/usage-days.store.ts';
import { findUsageWeeks } from '../usage/usage-weeks.store.ts';
import { listUsageSources } from '../usage-sources/usage-sources.store.ts';
import type { OwnUsage } from './own-usage.ts';
import { listUsagePeopleOf } from './usage-people.store.ts';

export function findOwnUsage(
  { database, rolloutId, now }: ReadContext,
  personId: UserId,
): OwnUsage {
  const sources = new Map(listUsageSources(database, rolloutId).map(({ id, name }) => [id, name]));
  const own = listUsagePeopleOf(database, rolloutId, personId);
  const to: DayNumber = dayNumber(now.toZonedDateTimeISO('UTC').toPlainDate()) + 1;
  const from = findFirstUsageDay(database) ?? to + 1;
  const weeks = new Map<number, number>();
  const days = own.flatMap(({ id, sourceId }) => {
    const kept = findUsageWeeks(database, id);
    for (const [at, actions] of (kept?.actions ?? []).entries()) {
      const week = (kept?.firstWeek ?? 0) + at;
      weeks.set(week, (weeks.get(week) ?? 0) + actions);
    }
    return listUsageDaysOf(database, id, { from, to }).map((day) => ({
      source: sources.get(sourceId) ?? '',
      day: dateOfDay(day.day).toString(),
      actions: day.actions,
      sessions: day.sessions ?? undefined,
      surfaces: surfacesIn(day.surfaces),
    }));
  });
  return {
    known: own.map(({ sourceId, key }) => ({ source: sources.get(sourceId) ?? '', name: key })),
    days: days.sort((a, b) => (a.day < b.day ? -1 : 1)),
    weeks: [...weeks]
      .sort(([a], [b]) => a - b)
      .map(([week, actions]) => ({ week: dateOfWeek(week).toString(), actions })),
  };
}
