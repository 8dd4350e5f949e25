/*
 * The noise of weeks, pooled over a rollout at each look: what people do by themselves, and shocks of a whole team
 * that fade. Estimated by restricted likelihood (Patterson, Thompson 1971), averaged over a grid.
 */
import type { DepthSettings } from './depth-settings.ts';
import { firstBend, productsOf } from './fading-shock.ts';
import { at } from './person-weeks.ts';
import { shareSpread } from './share-spread.ts';
import { blocksOf } from './straight-line.ts';
import type { Series, TwoSeries } from './two-series.ts';

/**
 * Of the intensity: `own` of one person's week, `shock` of a team; `spread` widens the share's noise.
 * `cautiousRho` is `rho` if weeks are alike for longer than the figures make likely; see `cautionErrors`.
 */
export type RolloutNoise = {
  own: number;
  shock: number;
  rho: number;
  spread: number;
  cautiousRho: number;
};

/** The variance of one person's own week, over all teams. */
export function ownNoise(teams: readonly TwoSeries[], settings: DepthSettings): number {
  let squares = 0;
  let freedom = 0;
  for (const team of teams) {
    squares += team.residualSquares;
    freedom += team.degreesOfFreedom;
  }
  return freedom > 0 ? squares / freedom : settings.noiseWithout;
}

/** Of the teams in the order of their names: the first ones whose series is long enough. */
export function longEnough(
  teams: readonly TwoSeries[],
  which: 'intensity' | 'share',
  settings: DepthSettings,
): TwoSeries[] {
  const long: TwoSeries[] = [];
  for (const team of teams) {
    if (long.length === settings.noiseTeams) break;
    if (team[which].weeks.length >= settings.noiseMinWeeks) long.push(team);
  }
  return long;
}

/** The pairs of the grid with the logarithm of their prior. */
function pairsOf(settings: DepthSettings) {
  return settings.shocks.flatMap((shock, row) =>
    settings.rhos.map((rho, column) => ({
      shock,
      rho,
      likelihood: Math.log(at(settings.shockPrior, row)) + Math.log(at(settings.rhoPrior, column)),
    })),
  );
}

/** The noise of a rollout; yields now and then, so that others may have their turn. */
export function* estimateNoise(
  teams: readonly TwoSeries[],
  settings: DepthSettings,
): Generator<undefined, RolloutNoise> {
  const own = ownNoise(teams, settings);
  const pairs = pairsOf(settings);
  for (const team of longEnough(teams, 'intensity', settings)) {
    for (const pair of pairs) {
      pair.likelihood += restrictedLikelihood(team.intensity, { own, ...pair }, settings);
    }
    yield;
  }
  const best = Math.max(...pairs.map(({ likelihood }) => likelihood));
  let weights = 0;
  let shock = 0;
  let longRun = 0;
  let longRunSquare = 0;
  for (const pair of pairs) {
    const weight = Math.exp(pair.likelihood - best);
    weights += weight;
    shock += weight * pair.shock;
    const ofPair = (pair.shock * (1 + pair.rho)) / (1 - pair.rho);
    longRun += weight * ofPair;
    longRunSquare += weight * ofPair * ofPair;
  }
  const mean = longRun / weights;
  const error = Math.sqrt(Math.max(0, longRunSquare / weights - mean * mean));
  return {
    ...{ own, shock: shock / weights, rho: rhoOf(longRun / shock) },
    spread: shareSpread(longEnough(teams, 'share', settings), settings),
    cautiousRho: rhoOf((longRun + settings.cautionErrors * error * weights) / shock),
  };
}

/** The correlation whose long-run noise is so many times the noise of one week: (1 + rho) / (1 - rho). */
const rhoOf = (times: number) => (times - 1) / (times + 1);

/** -1/2 of ln det of the covariance, ln det of what the line takes, and the squares left; summed over the blocks. */
export function restrictedLikelihood(
  series: Series,
  noise: { own: number; shock: number; rho: number },
  settings: DepthSettings,
): number {
  let sum = 0;
  for (const [first, end] of blocksOf(series.weeks.length, settings)) {
    const products = productsOf(series, noise, { from: 0, first, end }, { first: 0 });
    const { level, levelValue, value, logDeterminant } = products;
    const { score, information } = firstBend(products);
    const line = Math.log(level) + Math.log(information);
    const squares = value - (levelValue * levelValue) / level - (score * score) / information;
    sum -= (logDeterminant + line + squares) / 2;
  }
  return sum;
}
