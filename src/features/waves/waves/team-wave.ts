import type { RollBack } from './wave.ts';

/** Where a team stands on its way through a wave. */
export type TeamWave = {
  number: number;
  startedOn: Temporal.PlainDate | undefined;
  /** Completed, or rolled back as a whole. */
  endedOn: Temporal.PlainDate | undefined;
  pausedOn: Temporal.PlainDate | undefined;
  rollBack: RollBack | undefined;
};
