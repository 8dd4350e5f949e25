import { compareTimes } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';

/** What somebody ticked off: that a person was given access by hand, or that it was taken away. */
export type Tick = { personId: UserId; given: boolean; by: UserId; at: Temporal.Instant };

export type Drift = {
  /** Decided as allowed, and not ticked off as given. */
  toGive: UserId[];
  /** Ticked off as given, and no longer allowed. */
  toTake: UserId[];
};

/** How far what was ticked off is from what is decided. */
export function driftOf(allowed: readonly UserId[], ticks: readonly Tick[]): Drift {
  const given = new Set(ticks.filter((tick) => tick.given).map((tick) => tick.personId));
  const wanted = new Set(allowed);
  return {
    toGive: [...wanted].filter((each) => !given.has(each)).sort(),
    toTake: [...given].filter((each) => !wanted.has(each)).sort(),
  };
}

export const countOf = ({ toGive, toTake }: Drift) => toGive.length + toTake.length;

/** Whoever ticked something off last keeps the list, and hears of what is open. */
export function keeperOf(ticks: readonly Tick[]): UserId | undefined {
  return [...ticks].sort((a, b) => compareTimes(b.at, a.at))[0]?.by;
}

/** What came of ticking off. */
export type TickOutcome = {
  given: number;
  taken: number;
  /** Ticked, though by now it is decided otherwise; those stay open. */
  overtaken: number;
  left: number;
};
