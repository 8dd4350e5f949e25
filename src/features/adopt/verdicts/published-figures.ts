/*
 * Figures that are looked at twice let anybody compute what came between. A team of six that was five a week ago
 * says what the sixth does; a week that is told again after somebody erased their record says what it was. So
 * what is shown follows from what was shown last.
 */
import type { SegmentMix } from '../segments/segment.ts';
import { SHOWN_PEOPLE_MIN } from './complement.ts';
import type { WeekFigure } from './weekly-figures.ts';

/** What a person is behind figures: with too few weeks for a segment, with enough, or gone. */
export type Standing = 'new' | 'full' | 'left';
export type PeopleBehind = Readonly<Record<string, Standing>>;

export type TeamFigures = {
  weeks: WeekFigure[];
  mix: SegmentMix;
  definition: string;
  says: string[];
  /** Share of those who stopped of late; undefined where too few are behind it. */
  atRisk: number | undefined;
};

/** Figures as they were shown, with whom they were computed from and in which week. */
export type PublishedFigures = TeamFigures & {
  people: PeopleBehind;
  week: number;
  /** How many sources there were: one more changes what everyone did, and everything is told anew. */
  sources: number;
};

/** So many people have to differ before figures may tell of any of them. */
export const DIFFERING_MIN = 3;

/**
 * From whom figures may be computed now: from everyone, from those behind the figures shown last, or from
 * nobody, and then the last ones stay. One or two who came, or whose window became full, wait for others; of one
 * or two who left or erased their record nothing is told until more people differ.
 */
export function peopleToShow(
  before: PeopleBehind | undefined,
  now: PeopleBehind,
): { from: 'everyone' } | { from: 'those before'; people: PeopleBehind } | { from: 'nobody' } {
  if (before === undefined) return { from: 'everyone' };
  const ids = new Set([...Object.keys(before), ...Object.keys(now)]);
  const differing = [...ids].filter((id) => before[id] !== now[id]);
  if (differing.length === 0 || differing.length >= DIFFERING_MIN) return { from: 'everyone' };
  const hasGone = differing.some((id) => before[id] !== undefined && now[id] !== 'full');
  return hasGone ? { from: 'nobody' } : { from: 'those before', people: before };
}

/**
 * What is shown of figures computed from the same people as the ones before: weeks that were told stay as they
 * were unless three people or more differ in them, and the rest is renewed once a week at most.
 */
export function renewed(
  before: PublishedFigures,
  fresh: TeamFigures,
  week: number,
): PublishedFigures {
  const told = new Map(before.weeks.map((one) => [one.week, one]));
  const weeks = fresh.weeks.map((one) => {
    const known = told.get(one.week);
    return known === undefined || differsEnough(known, one) ? one : known;
  });
  const rest = week > before.week ? fresh : before;
  return { ...before, ...rest, weeks, people: before.people, week };
}

/**
 * The same of the whole, of which nobody keeps who was behind it: what was told stays unless five people or
 * more differ by its counts.
 */
export function renewedWhole<Of extends { weeks: WeekFigure[]; mix: SegmentMix }>(
  before: (Of & { week: number }) | undefined,
  fresh: Of,
  week: number,
): Of {
  if (before === undefined) return fresh;
  const told = new Map(before.weeks.map((one) => [one.week, one]));
  const weeks = fresh.weeks.map((one) => {
    const known = told.get(one.week);
    return known === undefined || differsEnough(known, one, SHOWN_PEOPLE_MIN) ? one : known;
  });
  const apart = Math.abs(peopleIn(before.mix) - peopleIn(fresh.mix));
  const isHeld = week <= before.week || (apart > 0 && apart < SHOWN_PEOPLE_MIN);
  return isHeld && apart < SHOWN_PEOPLE_MIN
    ? { ...fresh, mix: before.mix, weeks }
    : { ...fresh, weeks };
}

const peopleIn = (mix: SegmentMix) => Object.values(mix).reduce((sum, count) => sum + count, 0);

/** Weeks of which nobody keeps who was behind them: by their counts at least so many people differ. */
export function differsEnough(
  one: WeekFigure,
  other: WeekFigure,
  least: number = DIFFERING_MIN,
): boolean {
  const active = ({ people, share }: WeekFigure) => Math.round((people * share) / 100);
  const apart = Math.max(
    Math.abs(one.people - other.people),
    Math.abs(active(one) - active(other)),
  );
  return apart >= least;
}
