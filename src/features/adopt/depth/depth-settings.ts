/* Every number of the depth verdict by its name. Rates are shares a week: 0.03 is three percent a week. */

export type DepthSettings = {
  /** Weeks after access that do not count: people try what is new. */
  noveltyWeeks: number;
  /** Fewer people than this are never judged or shown. */
  minPeople: number;
  /** Usable weeks before the first verdict. */
  minWeeks: number;
  /** Share of the person-weeks due that must have been reported for a week to be usable. */
  completeShare: number;
  /** A week is quiet below this share of what is usual. */
  holidayShare: number;
  /** Kept weeks that "usual" looks back at. */
  holidayBack: number;
  holidayMinBack: number;
  /** Quiet weeks running; the next one is kept, since it is no holiday. */
  holidayMaxRun: number;
  /** Weekly changes that the evidence bets on, and how much on each. */
  rates: readonly number[];
  prior: readonly number[];
  /** A change may have begun in any week; these are the onsets that are bet on. */
  onsetStep: number;
  /** Weeks before an onset that it is compared with; a multiple of `onsetStep`. */
  onsetBaseline: number;
  /** Weeks that must have passed since an onset. */
  onsetAfter: number;
  firstOnset: number;
  intensityWeight: number;
  declining: number;
  deepening: number;
  plateau: number;
  plateauRate: number;
  /** A bend in the middle above this many standard errors is no straight line. */
  plateauBend: number;
  /** A bend counts as "since" from this squared number of standard errors on. */
  sinceBend: number;
  /** Standard errors that the noise in the long run is raised by before a change is shown; see caution.ts. */
  cautionErrors: number;
  breadthWithout: number;
  breadthShare: number;
  breadthZ: number;
  noiseMinWeeks: number;
  noiseBlock: number;
  noiseTeams: number;
  /** The noise between two weeks of one person where nothing tells it. */
  noiseWithout: number;
  shocks: readonly number[];
  shockPrior: readonly number[];
  rhos: readonly number[];
  rhoPrior: readonly number[];
  shareFloor: number;
  sharePriorWeeks: number;
  /** The strongest likeness of two neighbouring weeks that a share is granted. */
  shareLikeness: number;
  waveDeclining: number;
  waveCommonShare: number;
  waveShareShock: number;
  wavePriorWeeks: number;
  /** Standard deviations of a chance of 80 %. */
  power: number;
  /** Weeks that an outlook looks ahead. */
  horizon: number;
  /** Weeks before the last two in which somebody at risk was still active. */
  atRiskBack: number;
  /** Weekly changes that "flat within" is said of. */
  flatRates: readonly number[];
  /** The smallest change that is said, the largest, and the steps between, in thousandths a week. */
  smallestFrom: number;
  smallestUntil: number;
  /** No bet grows beyond the exponential of this. */
  largestBet: number;
};

export const depthSettings: DepthSettings = {
  noveltyWeeks: 2,
  minPeople: 5,
  minWeeks: 12,
  completeShare: 0.8,
  holidayShare: 0.6,
  holidayBack: 12,
  holidayMinBack: 4,
  holidayMaxRun: 3,
  rates: [0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1],
  prior: [0.05, 0.1, 0.2, 0.25, 0.2, 0.1, 0.06, 0.04],
  onsetStep: 4,
  onsetBaseline: 12,
  onsetAfter: 4,
  firstOnset: 0.65,
  intensityWeight: 0.85,
  declining: 20,
  deepening: 200,
  plateau: 10,
  plateauRate: 0.01,
  plateauBend: 2,
  sinceBend: 6,
  cautionErrors: 0.75,
  breadthWithout: 2,
  breadthShare: 0.2,
  breadthZ: 2,
  noiseMinWeeks: 8,
  noiseBlock: 16,
  noiseTeams: 200,
  noiseWithout: 0.4,
  shocks: [0.0025, 0.005, 0.01, 0.02, 0.04, 0.08],
  shockPrior: [0.1, 0.2, 0.3, 0.2, 0.1, 0.1],
  rhos: [0, 0.2, 0.4, 0.6, 0.8],
  rhoPrior: [0.15, 0.25, 0.25, 0.2, 0.15],
  shareFloor: 0.09,
  sharePriorWeeks: 30,
  shareLikeness: 0.8,
  waveDeclining: 40,
  waveCommonShare: 0.5,
  waveShareShock: 0.0004,
  wavePriorWeeks: 10,
  power: 0.8416,
  horizon: 52,
  atRiskBack: 10,
  flatRates: [0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05],
  smallestFrom: 5,
  smallestUntil: 200,
  largestBet: 50,
};

/** Declines are called later and more rarely: the bound on false ones holds by inequality, and not only as measured. */
export const strictDepthSettings: DepthSettings = { ...depthSettings, declining: 40 };
