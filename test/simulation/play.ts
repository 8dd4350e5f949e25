import {
  depthSettings,
  strictDepthSettings,
} from '../../src/features/adopt/depth/depth-settings.ts';
import type { DepthVerdict } from '../../src/features/adopt/depth/depth-verdict.ts';
import { allAtOnce, countTeam, judgeTeams } from '../../src/features/adopt/depth/judge-teams.ts';
import { judgeWave } from '../../src/features/adopt/depth/judge-wave.ts';
import type { TeamWeeks } from '../../src/features/adopt/depth/person-weeks.ts';
import { NOVELTY } from './make-teams.ts';

/** The week of the first look at which a verdict was given, counted from the first usable one. */
export type FirstGiven = Partial<Record<DepthVerdict, number>>;

/** Looks every week, as the product does, and notes what each team is called when first. */
export function playTeams(teams: readonly TeamWeeks[], weeks: number): FirstGiven[] {
  const given = teams.map((): FirstGiven => ({}));
  for (let week = depthSettings.minWeeks; week <= weeks; week++) {
    const judged = judgeTeams(teams, lookAt(week)).teams;
    for (const [index, { verdict }] of judged.entries()) {
      const first = given[index];
      if (first !== undefined) first[verdict] ??= week;
    }
  }
  return given;
}

/** The same for all teams as one wave. */
export function playWave(teams: readonly TeamWeeks[], weeks: number): FirstGiven {
  const given: FirstGiven = {};
  for (let week = depthSettings.minWeeks; week <= weeks; week++) {
    const look = lookAt(week);
    const counted = teams.map((team) => ({ team, counts: countTeam(team, look) }));
    const { verdict } = allAtOnce(judgeWave(counted, judgeTeams(teams, look), look));
    given[verdict] ??= week;
  }
  return given;
}

/** With `--strict` a decline is called later. */
const settings = process.argv.includes('--strict') ? strictDepthSettings : depthSettings;

function lookAt(week: number) {
  return { weeks: week + NOVELTY, named: new Set<number>(), settings };
}
