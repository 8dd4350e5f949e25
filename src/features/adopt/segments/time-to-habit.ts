import { isHabit, type SegmentDefinition, segmentOf } from './segment.ts';

/** How long somebody was watched, and whether it happened at the end of that or had not happened yet. */
export type Watched = { weeks: number; happened: boolean };

/** The share to whom it has not happened after so many weeks. */
export type SurvivalStep = { weeks: number; share: number };

/**
 * The product-limit estimate: at each time, the share is multiplied by 1 - d/n, d to whom it happened among the n
 * still watched. Source: Kaplan, Meier, Journal of the American Statistical Association 53 (1958).
 */
export function survivalOf(watched: readonly Watched[]): SurvivalStep[] {
  const steps: SurvivalStep[] = [];
  const times = [...new Set(watched.filter(({ happened }) => happened).map(({ weeks }) => weeks))];
  let share = 1;
  for (const weeks of times.toSorted((one, other) => one - other)) {
    const still = watched.filter((one) => one.weeks >= weeks).length;
    const now = watched.filter((one) => one.happened && one.weeks === weeks).length;
    share *= 1 - now / still;
    steps.push({ weeks, share });
  }
  return steps;
}

/** The weeks after which it had happened to half; undefined while it has not. */
export function medianWeeks(watched: readonly Watched[]): number | undefined {
  return survivalOf(watched).find(({ share }) => share <= 0.5)?.weeks;
}

/** How long until somebody first had the habit; those who do not have it yet are counted as not there yet. */
export function watchHabit(actions: readonly number[], definition: SegmentDefinition): Watched {
  for (let weeks = definition.weeks; weeks <= actions.length; weeks++) {
    if (isHabit(segmentOf(actions.slice(0, weeks), definition))) return { weeks, happened: true };
  }
  return { weeks: actions.length, happened: false };
}
