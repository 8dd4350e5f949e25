import { cautiously } from './caution.ts';
import type { DepthSettings } from './depth-settings.ts';
import {
  type Direction,
  type JoinedEvidence,
  joinedEvidence,
  type Part,
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

type Parts = readonly [intensity: Part, share: Part];

/** What is judged: the two series with their noise, and who is there. */
export type DepthCase = {
  parts: Parts;
  /** The same with the noise that a change must stand under as well, once it would be shown. */
  cautious: () => Parts;
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
  const found = joinedEvidence(parts, span, settings);
  const thresholds = { declining: depthCase.declining, deepening: settings.deepening };
  const stands = cautiously(
    found.joined,
    thresholds,
    () => joinedEvidence(depthCase.cautious(), span, settings).joined,
  );
  const stretches = levelStretches(parts, span, settings);
  const level = plateauEvidence(stretches, settings.plateauRate, settings);
  const evidence = { ...stands, plateau: level.evidence };
  const breadth =
    evidence.deepening >= settings.deepening
      ? depthCase.breadth?.(found.intensity.deepening.onset)
      : undefined;
  const isNarrow = breadth !== undefined && breadth <= settings.breadthZ;
  if (isNarrow) {
    evidence.deepening = (1 - settings.intensityWeight) * found.share.deepening.evidence;
  }
  const moved = (direction: Direction): Shown | undefined => {
    const threshold = thresholds[direction];
    if (evidence[direction] < threshold) return undefined;
    const part = partOf(direction, found, threshold, settings);
    const series = part === 'share' ? share : intensity;
    return { verdict: direction, since: sinceWeek(series, span, direction, settings), part };
  };
  const shown = latest([
    moved('declining'),
    moved('deepening'),
    level.evidence >= settings.plateau
      ? { verdict: 'plateau' as const, since: level.start, part: undefined }
      : undefined,
  ]);
  const verdict = verdictOf(depthCase, shown, settings);
  const isShown = verdict === shown?.verdict;
  const now = scoreFrom(intensity, 0, settings);
  const ahead = stands === found.joined ? parts : depthCase.cautious();
  return {
    ...{ verdict, evidence, breadth, isNarrow },
    since: isShown ? shown?.since : undefined,
    part: isShown ? shown?.part : undefined,
    weeks: depthCase.weeks,
    people: depthCase.people,
    moreWeeks: isShown ? 0 : isNarrow ? undefined : moreWeeks(ahead, thresholds, settings),
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
  { intensity, share }: JoinedEvidence,
  threshold: number,
  { intensityWeight }: DepthSettings,
): MovedPart {
  const ofIntensity = intensityWeight * intensity[direction].evidence;
  const ofShare = (1 - intensityWeight) * share[direction].evidence;
  if (Math.min(ofIntensity, ofShare) >= threshold / 2) return 'both';
  return ofIntensity >= ofShare ? 'intensity' : 'share';
}
