import {
  isActive,
  isWaiting,
  type Override,
} from '../../../../src/features/gates/overrides/override.ts';

type OverrideState =
  | 'waiting'
  | 'lapsed'
  | 'declined'
  | 'withdrawn'
  | 'active'
  | 'expired'
  | 'fulfilled';

export function overrideState(
  override: Override,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): OverrideState {
  if (override.decision === undefined) return isWaiting(override, { now }) ? 'waiting' : 'lapsed';
  if (override.decision.kind !== 'approved') return override.decision.kind;
  if (override.ended !== undefined) return override.ended.how;
  return isActive(override, today) ? 'active' : 'expired';
}
