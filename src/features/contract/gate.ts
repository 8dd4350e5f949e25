import type { RolloutId, TeamId } from '../../platform/ids.ts';
import { nextPhase, type Phase } from './phase.ts';

/** A gate guards the way out of a phase, or the start of a wave. */
export type Gate =
  | { kind: 'phase'; rolloutId: RolloutId; leaving: Phase }
  | {
      kind: 'wave';
      rolloutId: RolloutId;
      wave: number;
      /** Which try it is, where tries before it were rolled back. */
      attempt?: number;
      teamIds: readonly TeamId[];
    };

/** The last gate: nothing opens behind it, so nothing is gained by letting it open early. */
export function isCompletion(gate: Gate): boolean {
  return gate.kind === 'phase' && nextPhase(gate.leaving) === undefined;
}

/** The gate's name inside its rollout; stored wherever something points at a gate. */
export type GateKey = `leaving-${Phase}` | `wave-${number}`;

export function gateKey(gate: Gate): GateKey {
  return gate.kind === 'phase' ? `leaving-${gate.leaving}` : `wave-${gate.wave}`;
}

/** A gate that somebody will want opened, and the first day on which it may be: a planned wave's. */
export type PlannedGate = { gate: Gate; opensOn: Temporal.PlainDate };
