import type { DepthSettings } from './depth-settings.ts';
import { bet, type Direction, noiseFrom, type Part, scoreFrom } from './evidence.ts';
import { type Score, startFilter, takeWeek } from './fading-shock.ts';
import { at } from './person-weeks.ts';
import type { Series } from './two-series.ts';

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
  for (let weeks = 1; weeks <= settings.horizon; weeks++) {
    let level = Number.POSITIVE_INFINITY;
    for (const { slope, weight, ahead } of courses) {
      const information = ahead[weeks - 1] ?? 0;
      const score: Score = { score: slope * information, information };
      const direction = slope < 0 ? 'declining' : 'deepening';
      if (weight * bet(score, direction, settings) >= thresholds[direction]) return weeks;
      level = Math.min(level, levelExponent(score, settings.plateauRate));
    }
    if (settings.firstOnset * Math.exp(level) >= settings.plateau) return weeks;
  }
  return undefined;
}

function levelExponent({ score, information }: Score, rate: number): number {
  return (rate * rate * information) / 2 - rate * Math.abs(score);
}

/** The information of a slope from week 0 on after one, two … further weeks like the last one. */
function informationAhead(part: Part, settings: DepthSettings): number[] {
  const { series } = part;
  const items = series.weeks.length;
  if (items === 0) return [];
  const filter = startFilter(noiseFrom(part, 0, settings), [0]);
  for (let item = 0; item < items; item++) takeWeek(filter, series, item);
  const next: Series = {
    weeks: Int32Array.of(at(series.weeks, items - 1)),
    values: Float64Array.of(0),
    people: series.people.slice(items - 1),
  };
  return Array.from({ length: settings.horizon }, () => {
    (next.weeks[0] as number)++;
    takeWeek(filter, next, 0);
    const { sums, size } = filter;
    return at(sums, size + 1) - at(sums, 1) ** 2 / at(sums, 0);
  });
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
  let [from, until] = [settings.smallestFrom, settings.smallestUntil];
  if (!isShown(until)) return undefined;
  while (from < until) {
    const middle = (from + until) >> 1;
    if (isShown(middle)) until = middle;
    else from = middle + 1;
  }
  return from / 1000;
}
