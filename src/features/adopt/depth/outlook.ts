import type { DepthSettings } from './depth-settings.ts';
import { bet, type Direction, noiseFrom, type Part, scoreFrom } from './evidence.ts';
import type { Score } from './fading-shock.ts';
import { at } from './person-weeks.ts';

/** What a change must reach to be shown. */
export type Thresholds = Record<Direction, number>;

/**
 * Weeks until something is shown if it goes on like this, with weeks like the last one; undefined when it takes
 * longer than the horizon.
 */
export function moreWeeks(
  parts: readonly [Part, Part],
  thresholds: Thresholds,
  settings: DepthSettings,
): number | undefined {
  const courses = parts.map((part, index) => {
    const now = scoreFrom(part, 0, settings);
    const share = index === 0 ? settings.intensityWeight : 1 - settings.intensityWeight;
    return {
      slope: now.information === 0 ? 0 : now.score / now.information,
      weight: share * settings.firstOnset,
      ahead: informationAhead(part, settings),
    };
  });
  const isShown = (weeks: number) => {
    let level = Number.POSITIVE_INFINITY;
    for (const { slope, weight, ahead } of courses) {
      const information = ahead[weeks - 1] ?? 0;
      const score: Score = { score: slope * information, information };
      const direction = slope < 0 ? 'declining' : 'deepening';
      if (weight * bet(score, direction, settings) >= thresholds[direction]) return true;
      level = Math.min(level, levelExponent(score, settings.plateauRate));
    }
    return settings.firstOnset * Math.exp(level) >= settings.plateau;
  };
  return firstThat(isShown, 1, settings.horizon);
}

/** The first number that holds, of a thing that holds for all after it; undefined when none does. */
function firstThat(
  holds: (at: number) => boolean,
  first: number,
  last: number,
): number | undefined {
  let [from, until] = [first, last];
  if (!holds(until)) return undefined;
  while (from < until) {
    const middle = (from + until) >> 1;
    if (holds(middle)) until = middle;
    else from = middle + 1;
  }
  return from;
}

function levelExponent({ score, information }: Score, rate: number): number {
  return (rate * rate * information) / 2 - rate * Math.abs(score);
}

/**
 * The information of a slope from week 0 on after one, two … further weeks like the last one: the same pass as
 * in fading-shock.ts, with the sums after each week.
 */
function informationAhead(part: Part, settings: DepthSettings): number[] {
  const { weeks, people } = part.series;
  const { own, shock, rho } = noiseFrom(part, 0, settings);
  const items = weeks.length;
  const ahead: number[] = [];
  let [level, levelSlope, slope] = [0, 0, 0];
  let [stateLevel, stateSlope, variance] = [0, 0, shock];
  let week = 0;
  for (let item = 0; items > 0 && item < items + settings.horizon; item++) {
    const before = week;
    week = item < items ? at(weeks, item) : week + 1;
    if (item > 0) {
      const kept = rho ** (week - before);
      stateLevel *= kept;
      stateSlope *= kept;
      variance = kept * kept * variance + shock * (1 - kept * kept);
    }
    const spread = variance + own / at(people, Math.min(item, items - 1));
    const gain = variance / spread;
    const newLevel = 1 - stateLevel;
    const newSlope = week - stateSlope;
    level += (newLevel * newLevel) / spread;
    levelSlope += (newLevel * newSlope) / spread;
    slope += (newSlope * newSlope) / spread;
    stateLevel += gain * newLevel;
    stateSlope += gain * newSlope;
    variance -= gain * variance;
    if (item >= items) ahead.push(slope - (levelSlope * levelSlope) / level);
  }
  return ahead;
}

/** The smallest weekly decline of the intensity that would have been shown by now with a chance of 80 %. */
export function smallestChange(
  intensity: Part,
  threshold: number,
  settings: DepthSettings,
): number | undefined {
  const { information } = scoreFrom(intensity, 0, settings);
  const weight = settings.intensityWeight * settings.firstOnset;
  const isShown = (thousandths: number) => {
    const rate = -Math.log1p(-thousandths / 1000);
    const score = -(rate * information - settings.power * Math.sqrt(information));
    return weight * bet({ score, information }, 'declining', settings) >= threshold;
  };
  const found = firstThat(isShown, settings.smallestFrom, settings.smallestUntil);
  return found === undefined ? undefined : found / 1000;
}
