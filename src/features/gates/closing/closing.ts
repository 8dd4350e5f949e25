import type { Rollout } from '../../rollout/rollouts/rollout.ts';

/** So short a reason tells nobody who reads it later why. */
export const REASON_LEAST = 10;

export type ClosingRefusal =
  | { kind: 'no-reason' }
  | { kind: 'closed-already' }
  | { kind: 'not-closed' }
  | { kind: 'name-taken' };

export function isReason(typed: string): boolean {
  return typed.trim().length >= REASON_LEAST && /\s/.test(typed.trim());
}

export function judgeClosing(
  rollout: Pick<Rollout, 'closedAt'>,
  reason: string,
): { kind: 'accepted' } | ClosingRefusal {
  if (rollout.closedAt !== undefined) return { kind: 'closed-already' };
  return isReason(reason) ? { kind: 'accepted' } : { kind: 'no-reason' };
}

/** Two rollouts of one name under way could not be told apart. */
export function judgeReopening(
  rollout: Pick<Rollout, 'closedAt' | 'name'>,
  reason: string,
  openNames: readonly string[],
): { kind: 'accepted' } | ClosingRefusal {
  if (rollout.closedAt === undefined) return { kind: 'not-closed' };
  const name = rollout.name.toLowerCase();
  if (openNames.some((one) => one.toLowerCase() === name)) return { kind: 'name-taken' };
  return isReason(reason) ? { kind: 'accepted' } : { kind: 'no-reason' };
}

/** A pause that the closing began ends with it; one that was there before stays. */
export function pausedByClosing({
  paused,
  closedAt,
}: Pick<Rollout, 'paused' | 'closedAt'>): boolean {
  return paused !== undefined && closedAt !== undefined && paused.at.equals(closedAt);
}
