import { depthSettings } from '../depth/depth-settings.ts';
import type { DepthJudgement, DepthVerdict } from '../depth/depth-verdict.ts';

/** What is judged: a team by its id, a wave by its number, or the rollout as a whole. */
export const verdictScopes = ['team', 'wave', 'rollout'] as const;
export type VerdictScope = (typeof verdictScopes)[number];

/** A verdict as it is kept, with the days on which what it says began. */
export type StoredVerdict = {
  scope: VerdictScope;
  /** A team's id, a wave's number, empty for the rollout. */
  scopeId: string;
  judged: DepthJudgement & {
    atRisk: number | undefined;
    /** Share of the people who used it in the first week that anyone had it, of whoever was reported. */
    weekOneShare: number | undefined;
  };
  /** The Monday that weeks are counted from. */
  firstWeekOn: Temporal.PlainDate;
  /** The day on which this verdict was given first, and what was said before. */
  givenOn: Temporal.PlainDate;
  before: DepthVerdict | undefined;
  /** The day on which the team's champion was told that something may be coming. */
  watchedOn: Temporal.PlainDate | undefined;
};

/** The Monday since which it has been so. */
export function sinceOf({ judged, firstWeekOn }: StoredVerdict): Temporal.PlainDate | undefined {
  return judged.since === undefined ? undefined : firstWeekOn.add({ weeks: judged.since });
}

/** Evidence of a decline that is not enough to call it one, and enough for a word to the champion. */
export const WATCH_FROM = 5;
const WATCH_UNTIL = 2;
/** A team that falls from the start is watched while it is too early for a verdict, once its noise can be told. */
const WATCH_WEEKS = depthSettings.noiseMinWeeks;

/** Whether a team is to be watched; once it is, until little speaks for it. */
export function isWatched(
  judged: { verdict: DepthVerdict; weeks: number; evidence: { declining: number } },
  wasWatched: boolean,
): boolean {
  const isEarly = judged.verdict === 'too early' && judged.weeks >= WATCH_WEEKS;
  if (!isEarly && judged.verdict !== 'not shown yet') return false;
  return judged.evidence.declining >= (wasWatched ? WATCH_UNTIL : WATCH_FROM);
}
