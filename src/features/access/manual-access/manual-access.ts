import type { UserId } from '../../../platform/ids.ts';

/** What somebody ticked off: that a person was given access by hand, or that it was taken away. */
export type Tick = { personId: UserId; given: boolean; by: UserId; at: Temporal.Instant };

export type Drift = {
  /** Decided as allowed, and not ticked off as given. */
  toGive: readonly UserId[];
  /** Ticked off as given, and no longer allowed. */
  toTake: readonly UserId[];
};

export const countOf = ({ toGive, toTake }: Drift) => toGive.length + toTake.length;

/** What came of ticking off. */
export type TickOutcome = {
  given: number;
  taken: number;
  /** Ticked, though by now it is decided otherwise; those stay open. */
  overtaken: number;
  left: number;
};
