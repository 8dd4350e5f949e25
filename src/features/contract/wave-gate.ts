import type { Judgement } from './criterion.ts';
import type { Gate } from './gate.ts';

export type GateOfWave = Extract<Gate, { kind: 'wave' }>;

/** What a wave's gate says on the day of its start. */
export type WaveGate = {
  isOpen: boolean;
  /** What is missing, one sentence each, with what would settle it. Safe mrkdwn. */
  missing: readonly string[];
  /** The same as found, in a few words: "1 of 2 must learnings is not validated". Safe mrkdwn. */
  found: readonly string[];
  /** What was asked, as it stood; kept with the wave. */
  criteria: readonly EntryCriterion[];
};

/** A criterion as it stood when the wave started; later edits do not move the bar of a running wave. */
export type EntryCriterion = {
  name: string;
  version: number;
  threshold: number | undefined;
  /** What was found then; of waves that started long ago it is not stored. */
  verdict?: Judgement['verdict'];
  measured?: string;
  n?: number;
};
