import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { findMatches, keepMatches, NO_MATCHING } from '../usage-people/match-people.usecase.ts';
import { markNewDays } from '../usage-sources/mark-new-days.usecase.ts';
import { type DayNumber, usageKey, weekOfDay } from './usage.ts';
import { findUsageDay, saveUsageDay } from './usage-days.store.ts';
import { findUsageWeeks, saveUsageWeeks } from './usage-weeks.store.ts';
import { addWeeks } from './weekly-actions.ts';

export type MoreUsage = { person: string; day: DayNumber; sessions: number; seconds: number };

/**
 * Adds to the days of people as a tool measures them. An act is a session; a day on which somebody was
 * active without beginning one counts as one.
 */
export function addToDays(
  request: RolloutRequest,
  { sourceId, importId, more }: { sourceId: number; importId: number; more: readonly MoreUsage[] },
): void {
  const { database } = request;
  write(database, () => {
    const names = [...new Set(more.map(({ person }) => person))];
    const matches = findMatches(request, sourceId, names, NO_MATCHING);
    const ids = keepMatches(request, matches);
    for (const { person, day, sessions, seconds } of more) {
      const id = ids.get(person);
      const matched = matches.get(person);
      if (id === undefined || matched?.kind !== 'kept') continue;
      if (day <= (matched.person.erasedTo ?? 0)) continue;
      const before = findUsageDay(database, usageKey(day, id));
      const sum = {
        sessions: (before?.sessions ?? 0) + sessions,
        seconds: (before?.seconds ?? 0) + seconds,
      };
      const actions = Math.max(Math.round(sum.sessions), sum.seconds > 0 ? 1 : 0);
      saveUsageDay(database, usageKey(day, id), {
        ...{
          actions,
          sessions: Math.round(sum.sessions),
          seconds: Math.round(sum.seconds),
          importId,
        },
      });
      const by = Float64Array.of(actions - (before?.actions ?? 0));
      const weeks = addWeeks(findUsageWeeks(database, id), { firstWeek: weekOfDay(day), by });
      saveUsageWeeks(database, id, weeks);
    }
    markNewDays(request, sourceId, new Set(more.map(({ day }) => day)));
  });
}
