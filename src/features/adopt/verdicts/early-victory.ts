import { sayCount, sayPart } from '../../../platform/words.ts';
import type { DepthVerdict } from '../depth/depth-verdict.ts';

/** The share of people that would have been called adoption, had anyone looked at week one alone. */
const WEEK_ONE_SUCCESS = 0.6;

export type WeekOne = { weekOneShare: number | undefined; verdict: DepthVerdict };

/** What a look at the first week would have said, and what has become of it. */
export type EarlyVictory = {
  /** Teams whose first week is known. */
  teams: number;
  praised: number;
  declinedSince: number;
  deepenedSince: number;
};

export function earlyVictoryOf(teams: readonly WeekOne[]): EarlyVictory {
  const known = teams.filter(({ weekOneShare }) => weekOneShare !== undefined);
  const praised = known.filter(({ weekOneShare = 0 }) => weekOneShare >= WEEK_ONE_SUCCESS);
  const become = (verdict: DepthVerdict) => praised.filter((one) => one.verdict === verdict).length;
  return {
    teams: known.length,
    praised: praised.length,
    declinedSince: become('declining'),
    deepenedSince: become('deepening'),
  };
}

/** "By use in week one, 7 of 12 teams would have been called a success; 3 of them have declined since." */
export function sayEarlyVictory(found: EarlyVictory): string | undefined {
  const { teams, praised, declinedSince } = found;
  if (teams === 0 || praised === 0) return undefined;
  const called = sayPart(praised, teams, 'team', 'has').replace(/ (has|have)$/, '');
  const since =
    declinedSince === 0
      ? 'none of them is shown to have declined since'
      : declinedSince === praised && praised === 1
        ? 'it has declined since'
        : `${declinedSince} of them ${declinedSince === 1 ? 'has' : 'have'} declined since`;
  return `By use in week one, ${called} would have been called a success; ${since}.`;
}

/** How many labels to expect that are wrong, beside a list of so many teams. */
export function sayFalseLabels(teams: number): string {
  const wrong = Math.round((teams / 70) * 10) / 10;
  const expected = wrong < 1 ? 'fewer than one' : `about ${sayCount(wrong, 'team')}`;
  return `Of ${sayCount(teams, 'team')} that did not change at all, ${expected} would be named wrongly within two years.`;
}
