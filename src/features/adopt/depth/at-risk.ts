import type { DepthSettings } from './depth-settings.ts';
import { at, type TeamWeeks } from './person-weeks.ts';
import { countingColumns } from './what-counts.ts';

export type AtRisk = { people: number; atRisk: number };

/** A share, undefined under five people. */
export function atRiskShare(counts: AtRisk, settings: DepthSettings): number | undefined {
  return counts.people < settings.minPeople ? undefined : counts.atRisk / counts.people;
}

/**
 * People who count in both of the last two usable weeks, and how many of them used it in neither, though they did
 * within the ten calendar weeks before.
 */
export function countAtRisk(
  team: TeamWeeks,
  usable: Int32Array,
  weeks: number,
  settings: DepthSettings,
): AtRisk {
  const found = { people: 0, atRisk: 0 };
  if (usable.length < 2) return found;
  const last = at(usable, usable.length - 1);
  const before = at(usable, usable.length - 2);
  for (let person = 0; person < team.people.length; person++) {
    const [from, until] = countingColumns(team, person, weeks, settings);
    const row = person * team.columns;
    const [one, other] = [at(team.cells, row + before), at(team.cells, row + last)];
    if (before < from || last >= until || one < 0 || other < 0) continue;
    found.people++;
    if (one > 0 || other > 0) continue;
    for (let week = Math.max(from, before - settings.atRiskBack); week < before; week++) {
      if (at(team.cells, row + week) <= 0) continue;
      found.atRisk++;
      break;
    }
  }
  return found;
}
