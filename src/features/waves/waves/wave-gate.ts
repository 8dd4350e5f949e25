import type { Gate } from '../../gates/gates/gate.ts';
import type { FrozenCriterion } from './wave.ts';

export type GateOfWave = Extract<Gate, { kind: 'wave' }>;

/** What a wave's gate says on the day of its start. */
export type WaveGate = {
  isOpen: boolean;
  /** What is missing, one sentence each, with what would settle it. Safe mrkdwn. */
  missing: readonly string[];
  /** What was asked, as it stood; kept with the wave. */
  criteria: readonly FrozenCriterion[];
};
