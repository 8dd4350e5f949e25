import type { TeamId } from '../../platform/ids.ts';

/** The next wave that teams get ready for; without teams while they are still to be chosen. */
export type NextWave = {
  number: number;
  startsOn: Temporal.PlainDate;
  teamIds: readonly TeamId[];
};
