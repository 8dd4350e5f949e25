import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import type { FoundBarrier } from '../barriers/barrier.ts';
import type { ToldCell } from '../pulses/pulse.ts';
import type { Wording } from '../pulses/pulse-item.ts';

/** What is told of one team, or of people of small teams together. */
export type PulseGroup = {
  teamId: TeamId | undefined;
  name: string | undefined;
  cells: readonly ToldCell[];
  barrier: FoundBarrier | undefined;
};

/** When the pulse comes. */
export type PulseSchedule =
  | { kind: 'none' }
  | { kind: 'stopped' }
  | { kind: 'open'; until: Temporal.PlainDate }
  | { kind: 'next'; on: Temporal.PlainDate };

/** The reader's own pulse: nobody else sees it. */
export type OwnPulse = {
  choice: 'asked' | 'out' | 'left-in-peace';
  /** Set while a pulse is open that asks them. */
  open: { cycleId: string; isAnswered: boolean } | undefined;
};

export type PulsePage = {
  rolloutId: RolloutId;
  rolloutName: string;
  schedule: PulseSchedule;
  isLead: boolean;
  /** Undefined for members, who see nothing but their own choice. */
  told:
    | { groups: readonly PulseGroup[]; whole: FoundBarrier | undefined; wording: Wording }
    | undefined;
  own: OwnPulse | undefined;
};
