import type { SegmentMix } from '../segments/segment.ts';
import type { EarlyVictory } from './early-victory.ts';
import type { StoredVerdict } from './stored-verdict.ts';
import type { WeekFigure } from './weekly-figures.ts';

/** Something that happened beside the figures, in words: "access from 4 January". */
export type Mark = { on: Temporal.PlainDate; says: string };

/** What a page shows of a team, or of the rollout: without figures where too few people are behind them. */
export type AdoptionPage = {
  name: string;
  verdict: StoredVerdict;
  figures: { weeks: WeekFigure[]; mix: SegmentMix; definition: string } | undefined;
  /** Share of those who stopped of late; undefined where nothing of it may be told. */
  atRisk?: number | undefined;
  /** Sentences on habit, movement and concentration. */
  says: string[];
  /** What sources have not reported, one sentence each. */
  missing: readonly string[];
  marks: Mark[];
};

/** Teams by what was found of them, by name. */
export type NamedVerdict = StoredVerdict & { name: string };

export type RolloutPage = AdoptionPage & {
  teams: NamedVerdict[];
  waves: readonly StoredVerdict[];
  earlyVictory: EarlyVictory;
  /** The mean a week of a power user. */
  powerMean: number;
  lookedOn: Temporal.PlainDate;
  /** Mondays of the weeks that were left out for everyone. */
  dropped: string[];
};
