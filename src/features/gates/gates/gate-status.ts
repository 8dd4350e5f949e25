import type { UserId } from '../../../platform/ids.ts';
import type { Gate, GateKey } from '../../contract/gate.ts';
import type { FreezeWindow } from '../freezes/freeze-window.ts';
import type { StoredOverride } from '../overrides/override.ts';
import type { CriterionStatus, GateVerdict, JudgedCriterion } from './gate-verdict.ts';
import type { GateVersion } from './gate-version.ts';
import type { gateRefusal } from './phase-change.ts';

/** A criterion as it stood when a gate was opened, with the override that stood in for it. */
export type StoredJudgement = JudgedCriterion & { overrideId: string | undefined };

/** That a gate was opened: by whom, on which evidence. Stored for ever. */
export type GatePass = {
  gate: GateKey;
  at: Temporal.Instant;
  by: UserId;
  version: number;
  opensOn: Temporal.PlainDate;
  criteria: readonly StoredJudgement[];
};

/** Where a gate stands now: what it asks, what was found, and why it stays shut if it does. */
export type GateStatus = {
  gate: Gate;
  key: GateKey;
  version: GateVersion;
  /** Until its phase or wave starts a gate is judged by what would be frozen today. */
  isFrozen: boolean;
  verdict: GateVerdict;
  freeze: FreezeWindow | undefined;
  refusal: ReturnType<typeof gateRefusal>;
  passed: GatePass | undefined;
  /** Every override ever asked for it. */
  overrides: readonly StoredOverride[];
};

export function judgementToStore(status: CriterionStatus): StoredJudgement {
  const { override, isMet: _isMet, ...judged } = status;
  return { ...judged, overrideId: override?.id };
}
