import type { DepthSettings } from './depth-settings.ts';
import {
  type Direction,
  evidenceOf,
  joined,
  type Part,
  type PartEvidence,
  scoreFrom,
} from './evidence.ts';
import { moreWeeks, smallestChange } from './outlook.ts';
import { flatWithin, levelStretches, plateauEvidence } from './plateau.ts';
import { sinceWeek } from './since.ts';

export const depthVerdicts = [
  'deepening',
  'declining',
  'plateau',
  'not shown yet',
  'too early',
  'too small',
] as const;
export type DepthVerdict = (typeof depthVerdicts)[number];

/** Which series moved: `share`, fewer or more people use it; `intensity`, those who use it do less or more. */
export const movedParts = ['intensity', 'share', 'both'] as const;
export type MovedPart = (typeof movedParts)[number];

/** What is judged: the two series with their noise, and who is there. */
export type DepthCase = {
  parts: readonly [intensity: Part, share: Part];
  /** Weeks from the first usable one to the last; and how many of them are usable. */
  span: number;
  weeks: number;
  /** People with access now. */
  people: number;
  /** The decline's threshold, which is another one for a wave. */
  declining: number;
  /** The rise without those who push it most, in standard errors; absent where nobody is left out. */
  breadth?: (onset: number) => number;
};

/** A verdict with what stands beside it; weeks are counted from the first usable one, rates are shares a week. */
export type DepthJudgement = {
  verdict: DepthVerdict;
  since: number | undefined;
  part: MovedPart | undefined;
  evidence: { declining: number; deepening: number; plateau: number };
  /** Standard errors of the rise without the heaviest users; only where a rise would be shown. */
  breadth: number | undefined;
  /** A few people carry the rise, so it is no deepening. */
  isNarrow: boolean;
  weeks: number;
  people: number;
  /** Weeks until something is shown if it goes on like this; 0 when it is; undefined when over a year. */
  moreWeeks: number | undefined;
  smallestChange: number | undefined;
  flatWithin: number | undefined;
  /** What those who use it do more or less, a week, fitted from the first usable week on: -0.03 is 3 % less. */
  slope: number | undefined;
};

type Shown = { verdict: DepthVerdict; since: number; part: MovedPart | undefined };

/** Judges a team, a wave or a rollout by what its people did; see docs/reading-the-numbers.md. */
export function judgeDepth(depthCase: DepthCase, settings: DepthSettings): DepthJudgement {
  const { parts, span } = depthCase;
  const [intensity, share] = parts;
  const intensityEvidence = evidenceOf(intensity, span, settings);
  const shareEvidence = evidenceOf(share, span, settings);
  const stretches = levelStretches(parts, span, settings);
  const level = plateauEvidence(stretches, settings.plateauRate, settings);
  const evidence = {
    declining: joined(
      intensityEvidence.declining.evidence,
      shareEvidence.declining.evidence,
      settings,
    ),
    deepening: joined(
      intensityEvidence.deepening.evidence,
      shareEvidence.deepening.evidence,
      settings,
    ),
    plateau: level.evidence,
  };
  const breadth =
    evidence.deepening >= settings.deepening
      ? depthCase.breadth?.(intensityEvidence.deepening.onset)
      : undefined;
  const isNarrow = breadth !== undefined && breadth <= settings.breadthZ;
  if (isNarrow) {
    evidence.deepening = (1 - settings.intensityWeight) * shareEvidence.deepening.evidence;
  }
  const moved = (direction: Direction, threshold: number): Shown | undefined => {
    if (evidence[direction] < threshold) return undefined;
    const part = partOf(direction, [intensityEvidence, shareEvidence], threshold, settings);
    const series = part === 'share' ? share : intensity;
    return { verdict: direction, since: sinceWeek(series, span, direction, settings), part };
  };
  const shown = latest([
    moved('declining', depthCase.declining),
    moved('deepening', settings.deepening),
    level.evidence >= settings.plateau
      ? { verdict: 'plateau' as const, since: level.start, part: undefined }
      : undefined,
  ]);
  const verdict = verdictOf(depthCase, shown, settings);
  const isShown = verdict === shown?.verdict;
  const now = scoreFrom(intensity, 0, settings);
  const thresholds = { declining: depthCase.declining, deepening: settings.deepening };
  return {
    ...{ verdict, evidence, breadth, isNarrow },
    since: isShown ? shown?.since : undefined,
    part: isShown ? shown?.part : undefined,
    weeks: depthCase.weeks,
    people: depthCase.people,
    moreWeeks: isShown ? 0 : isNarrow ? undefined : moreWeeks(parts, thresholds, settings),
    smallestChange: smallestChange(intensity, depthCase.declining, settings),
    flatWithin: flatWithin(stretches, settings),
    slope: now.information === 0 ? undefined : Math.expm1(now.score / now.information),
  };
}

function verdictOf(
  { people, weeks }: DepthCase,
  shown: Shown | undefined,
  settings: DepthSettings,
): DepthVerdict {
  if (people < settings.minPeople) return 'too small';
  if (weeks < settings.minWeeks) return 'too early';
  return shown?.verdict ?? 'not shown yet';
}

/** Of what is shown, what began last; of two that began together, the first. */
function latest(shown: readonly (Shown | undefined)[]): Shown | undefined {
  let last: Shown | undefined;
  for (const one of shown) {
    if (one !== undefined && (last === undefined || one.since > last.since)) last = one;
  }
  return last;
}

function partOf(
  direction: Direction,
  [intensity, share]: readonly [PartEvidence, PartEvidence],
  threshold: number,
  { intensityWeight }: DepthSettings,
): MovedPart {
  const ofIntensity = intensityWeight * intensity[direction].evidence;
  const ofShare = (1 - intensityWeight) * share[direction].evidence;
  if (Math.min(ofIntensity, ofShare) >= threshold / 2) return 'both';
  return ofIntensity >= ofShare ? 'intensity' : 'share';
}
