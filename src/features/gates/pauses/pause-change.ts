import type { UserId } from '../../../platform/ids.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import type { PauseSpan } from './pause.ts';

export type PauseChange =
  | { kind: 'paused'; paused: NonNullable<Rollout['paused']> }
  | { kind: 'resumed'; span: PauseSpan }
  | { kind: 'no-reason' }
  | { kind: 'already-paused'; paused: NonNullable<Rollout['paused']> }
  | { kind: 'not-paused' };

export function pauseRollout(
  rollout: Pick<Rollout, 'paused'>,
  by: UserId,
  reason: string,
  now: Temporal.Instant,
): PauseChange {
  if (rollout.paused !== undefined) return { kind: 'already-paused', paused: rollout.paused };
  if (reason.trim() === '') return { kind: 'no-reason' };
  return { kind: 'paused', paused: { at: now, by, reason } };
}

/** Ends a pause; the span is kept, because bake clocks and earliest dates count without it. */
export function resumeRollout(
  rollout: Pick<Rollout, 'paused'>,
  reason: string,
  now: Temporal.Instant,
): PauseChange {
  if (rollout.paused === undefined) return { kind: 'not-paused' };
  if (reason.trim() === '') return { kind: 'no-reason' };
  return { kind: 'resumed', span: { from: rollout.paused.at, until: now } };
}
