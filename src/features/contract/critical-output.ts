import type { TeamId } from '../../platform/ids.ts';

/** An output that a review called critical; who reviewed it is not said. */
export type CriticalOutput = {
  outputNumber: number;
  workflow: string;
  teamId: TeamId | undefined;
  url: string | undefined;
  /** What it is, in a line. */
  note: string | undefined;
  /** What the reviewer wrote of it. */
  reason: string;
};
