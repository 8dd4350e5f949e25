import type { DepthSettings } from './depth-settings.ts';
import { baselineOf, scoreFrom } from './evidence.ts';
import { type Noise, standardErrors } from './fading-shock.ts';
import { overlapOf } from './overlap.ts';
import { at, type TeamWeeks } from './person-weeks.ts';
import {
  ACTIVE_WEEKS_MIN,
  type ActiveWeeks,
  type Gathering,
  gatherTeam,
  intensityOf,
  readActiveWeeks,
  roomForActiveWeeks,
  startGathering,
} from './two-series.ts';
import { solveWeekEffects } from './week-effects.ts';

/** How somebody's own weeks lean towards the rise that begins at `onset`. */
type Push = { person: number; push: number };

/**
 * The rise of a team without those who push it most, in standard errors. A team does not deepen because two
 * people use it ever more; with them left out, it must still rise.
 */
export function breadthOf(
  team: TeamWeeks,
  usable: Int32Array,
  rise: { onset: number; noise: Noise },
  settings: DepthSettings,
): number {
  const pushes = pushesOf(team, startGathering(usable, settings), rise.onset, settings);
  const share = Math.ceil(settings.breadthShare * pushes.length);
  const heaviest = pushes
    .toSorted((one, other) => other.push - one.push || byId(team, one.person, other.person))
    .slice(0, Math.max(settings.breadthWithout, share));
  const others = startGathering(usable, settings);
  gatherTeam(others, team, settings, new Set(heaviest.map(({ person }) => person)));
  const fit = solveWeekEffects(others.equations);
  const series = intensityOf(fit, others.equations.people);
  const part = { series, noise: rise.noise, overlap: overlapOf(others.overlaps) };
  return standardErrors(scoreFrom(part, rise.onset, settings));
}

function byId(team: TeamWeeks, one: number, other: number): number {
  return (team.people[one] ?? '') < (team.people[other] ?? '') ? -1 : 1;
}

function pushesOf(
  team: TeamWeeks,
  gathering: Gathering,
  onset: number,
  settings: DepthSettings,
): Push[] {
  const active = { ...roomForActiveWeeks(gathering.usable.length), settings };
  const pushes: Push[] = [];
  for (let person = 0; person < team.people.length; person++) {
    readActiveWeeks(team, person, gathering, active);
    if (active.count < ACTIVE_WEEKS_MIN) continue;
    const push = pushOf(active, onset, baselineOf(onset, settings));
    if (push !== undefined) pushes.push({ person, push });
  }
  return pushes;
}

function pushOf(active: ActiveWeeks, onset: number, from: number): number | undefined {
  let count = 0;
  let bends = 0;
  let logs = 0;
  let products = 0;
  for (let index = 0; index < active.count; index++) {
    const week = at(active.weeks, index);
    if (week < from) continue;
    const bend = Math.max(0, week - onset);
    count++;
    bends += bend;
    logs += at(active.logs, index);
    products += bend * at(active.logs, index);
  }
  return count === 0 ? undefined : products - (bends * logs) / count;
}
