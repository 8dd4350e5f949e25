import type { DepthSettings } from './depth-settings.ts';
import { at, type TeamWeeks } from './person-weeks.ts';

/**
 * Of the people of a team, the share that used it in the first week in which anyone had it: what is praised as
 * adoption when nobody waits. Undefined where that week was not reported, or fewer than five people had it.
 */
export function weekOneShare(
  team: TeamWeeks,
  weeks: number,
  settings: DepthSettings,
): number | undefined {
  const first = team.accessFrom.reduce((least, from) => Math.min(least, from), weeks);
  if (first < 0) return undefined;
  for (let week = first; week < Math.min(weeks, first + settings.noveltyWeeks); week++) {
    let [people, active] = [0, 0];
    for (let person = 0; person < team.people.length; person++) {
      const cell = at(team.cells, person * team.columns + week);
      if (at(team.accessFrom, person) > week || week >= at(team.left, person) || cell < 0) continue;
      people++;
      if (cell > 0) active++;
    }
    if (people >= settings.minPeople) return active / people;
  }
  return undefined;
}
