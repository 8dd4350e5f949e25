/*
 * Segments of people by how they use it, as the Viva Insights samples publish them (identify_usage_segments.R and
 * copilot-usage-segments.md), with "New" for people whose window is not full yet.
 */

export const segments = ['power', 'habitual', 'novice', 'low', 'non-user', 'new'] as const;
export type Segment = (typeof segments)[number];

export const segmentTitles: Record<Segment, string> = {
  power: 'Power',
  habitual: 'Habitual',
  novice: 'Novice',
  low: 'Low',
  'non-user': 'Non-user',
  new: 'New',
};

/** Weeks looked at; weeks with so many actions that make a habit; and the mean a week of a power user. */
export type SegmentDefinition = {
  name: 'twelve weeks' | 'four weeks' | 'mature';
  weeks: number;
  habitWeeks: number;
  habitActions: number;
  powerMean: number;
};

/** Fifteen a week is a number of Copilot's actions; where another one is said for a source, all bars move with it. */
export const POWER_MEAN = 15;
const MATURE_ACTIONS = 25;
const MATURE_MEAN = 50;
const FIRST_WEEKS = 13;
const MATURE_WEEKS = 52;
const MATURE_POWER = 0.6;

/**
 * Four weeks in the first three months, twelve afterwards; after a year in which three fifths have become power
 * users the bar is higher.
 */
export function definitionFor(
  known: { weeksSinceStart: number; powerShare: number },
  powerMean = POWER_MEAN,
): SegmentDefinition {
  const { weeksSinceStart, powerShare } = known;
  if (weeksSinceStart <= FIRST_WEEKS) {
    return { name: 'four weeks', weeks: 4, habitWeeks: 4, habitActions: 1, powerMean };
  }
  const twelve = { weeks: 12, habitWeeks: 9 };
  if (weeksSinceStart > MATURE_WEEKS && powerShare >= MATURE_POWER) {
    const times = powerMean / POWER_MEAN;
    const higher = {
      habitActions: Math.round(MATURE_ACTIONS * times),
      powerMean: MATURE_MEAN * times,
    };
    return { name: 'mature', ...twelve, ...higher };
  }
  return { name: 'twelve weeks', ...twelve, habitActions: 1, powerMean };
}

/** The segment of somebody by their weeks since access, a zero for each without use; the last weeks decide. */
export function segmentOf(actions: readonly number[], definition: SegmentDefinition): Segment {
  if (actions.length < definition.weeks) return 'new';
  const window = actions.slice(-definition.weeks);
  const mean = window.reduce((sum, count) => sum + count, 0) / definition.weeks;
  const often = window.filter((count) => count >= definition.habitActions).length;
  if (often >= definition.habitWeeks) return mean >= definition.powerMean ? 'power' : 'habitual';
  if (mean >= 1) return 'novice';
  return mean > 0 ? 'low' : 'non-user';
}

export function isHabit(segment: Segment): boolean {
  return segment === 'power' || segment === 'habitual';
}

export type SegmentMix = Record<Segment, number>;

export function mixOf(of: readonly Segment[]): SegmentMix {
  const mix: SegmentMix = { power: 0, habitual: 0, novice: 0, low: 0, 'non-user': 0, new: 0 };
  for (const segment of of) mix[segment]++;
  return mix;
}

export const stages = ['beginning', 'spreading', 'established', 'mature'] as const;
export type Stage = (typeof stages)[number];
const STAGE_SHARES = [0.2, 0.4, 0.6];

/** How far a team is, by the share of power users among everyone with access, newcomers included. */
export function stageOf(mix: SegmentMix): Stage {
  const everyone = segments.reduce((sum, segment) => sum + mix[segment], 0);
  const share = everyone === 0 ? 0 : mix.power / everyone;
  return stages[STAGE_SHARES.filter((least) => share >= least).length] ?? 'mature';
}
