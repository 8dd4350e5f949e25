import type { Criterion, Gate } from '../gates/gate.ts';
import { criteriaToFreeze, judgeFrozen } from '../gates/gate-criteria.ts';
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

/** A wave's gate by nothing but the criteria that the features declare: only all-pass opens. */
export function waveGateBy<Reading>(
  criteria: readonly Criterion<Reading>[],
  reading: Reading,
  gate: GateOfWave,
): WaveGate {
  const frozen = criteriaToFreeze(criteria, gate, new Map());
  const judged = judgeFrozen({ criteria: frozen }, criteria, reading, gate);
  const unmet = judged.filter(({ judgement }) => judgement.verdict !== 'pass');
  return {
    isOpen: unmet.length === 0,
    missing: unmet.map(({ judgement }) => `${judgement.measured}. ${judgement.settledBy}`.trim()),
    criteria: frozen.map(({ name, version, threshold }) => ({
      name,
      version,
      threshold: threshold?.value,
    })),
  };
}
