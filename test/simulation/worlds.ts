/* Companies in which it is known what is true, to see how often a verdict is wrong in them. */

export type World = {
  name: string;
  says: string;
  teams: number;
  /** People of a team, the fewest and the most. */
  people: readonly [number, number];
  /** Standard deviation of a team's weekly shock, what is left of it after a week, and the share common to all. */
  shock: number;
  rho: number;
  common: number;
  /** Share of person-weeks away, whether that is known, and the longest absence in weeks. */
  away: number;
  isAwayKnown: boolean;
  longestAway: number;
  /** Two thirds join over twelve weeks; a tenth leaves in each quarter and is replaced. */
  hasChurn: boolean;
  /** A fortnight in which three quarters are gone, in no calendar. */
  hasHoliday: boolean;
  /** Half of the lines of a team are missing for two weeks. */
  hasGaps: boolean;
  /** Heavy tails, and one week in a hundred twenty times as much. */
  isHeavy: boolean;
};

const base: World = {
  ...{ name: 'base', says: 'fifteen people a team', teams: 30, people: [15, 15] },
  ...{ shock: 0.1, rho: 0.3, common: 0 },
  ...{ away: 0, isAwayKnown: false, longestAway: 1 },
  ...{ hasChurn: false, hasHoliday: false, hasGaps: false, isHeavy: false },
};

export const worlds: readonly World[] = [
  base,
  { ...base, name: 'away8k', says: '8 % of weeks away, known', away: 0.08, isAwayKnown: true },
  { ...base, name: 'away8u', says: '8 % of weeks away, unknown', away: 0.08 },
  { ...base, name: 'spells8u', says: 'away for one to three weeks', away: 0.08, longestAway: 3 },
  { ...base, name: 'ar5', says: 'shocks fade by half a week', rho: 0.5 },
  { ...base, name: 'ar7', says: 'shocks fade by a third a week', rho: 0.7 },
  { ...base, name: 'ar8', says: 'shocks fade by a fifth a week', rho: 0.8 },
  { ...base, name: 'p8', says: 'eight people a team', people: [8, 8] },
  { ...base, name: 'p40', says: 'forty people a team', people: [40, 40] },
  { ...base, name: 't5', says: 'five teams a rollout', teams: 5 },
  { ...base, name: 'churn', says: 'people come and go', hasChurn: true },
  { ...base, name: 'holiday', says: 'a fortnight in no calendar', hasHoliday: true },
  { ...base, name: 'missing', says: 'lines missing for two weeks', hasGaps: true },
  { ...base, name: 'heavy', says: 'heavy tails', isHeavy: true },
  { ...base, name: 'common', says: 'shocks common to all teams', shock: 0.15, common: 0.5 },
  {
    ...base,
    ...{ name: 'everything', says: 'all of these together', people: [6, 40], rho: 0.5 },
    ...{ away: 0.08, longestAway: 3, hasChurn: true, hasHoliday: true, hasGaps: true },
    ...{ isHeavy: true },
  },
];

/** What is true of the teams that change: a weekly rate of all, people who stop, or a few who burn tokens. */
export type Change =
  | { kind: 'rate'; rate: number }
  | { kind: 'stop'; share: number }
  | { kind: 'burn'; people: number };

export const changes: readonly { name: string; change: Change }[] = [
  ...[-0.015, -0.03, -0.05, 0.02, 0.03].map((rate) => ({
    name: `${rate > 0 ? '+' : '-'}${Math.abs(rate) * 100} %`,
    change: { kind: 'rate', rate } as const,
  })),
  { name: '3 % stop a week', change: { kind: 'stop', share: 0.03 } },
  { name: 'one burner', change: { kind: 'burn', people: 1 } },
  { name: 'two burners', change: { kind: 'burn', people: 2 } },
];
