/**
 * The life of one thing to be said.
 * `unknown`: it left us and no answer came, so it may or may not have arrived; it is never sent again blindly.
 * `held`: restored from a copy or stopped by a person; goes out only when somebody says so.
 */
export const deliveryStates = [
  'queued',
  'sending',
  'sent',
  'unknown',
  'failed',
  'cancelled',
  'held',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What a delivery handler says of one attempt. */
export type Delivery =
  | { kind: 'sent'; channelId?: string; messageTs?: string }
  /** Not now, and it does not count as an attempt: outside somebody's hours, or the message it edits is still on its way. */
  | { kind: 'later'; at: Temporal.Instant; problem?: string }
  /** Nobody needs it any more. */
  | { kind: 'cancelled'; problem: string }
  /** Slack asked us to slow down, or cannot be reached; it keeps its place and counts no attempt. */
  | { kind: 'slow-down'; retryAfterSeconds: number }
  /** It did not arrive and trying again may help. */
  | { kind: 'failed-once'; problem: string }
  /**
   * It did not arrive and trying again will not help; `closes` where nothing else would arrive there either,
   * `isGivenUp` where nobody refused it and it was tried often enough.
   */
  | { kind: 'refused'; problem: string; closes?: string; isGivenUp?: true }
  /** No answer came; `closes` where we may not even look whether it arrived. */
  | { kind: 'unknown'; problem: string; closes?: { code: string; problem: string } };

/** How often a thing that did not arrive is tried before it is given up, and how long to wait in between. */
export const MAX_ATTEMPTS = 12;

export function backOff(attempts: number): Temporal.Duration {
  return Temporal.Duration.from({ seconds: Math.min(15 * 60, 2 ** attempts) });
}

/** What a row holds that is to be sent as if it had never been tried. */
export function queuedAnew(now: Temporal.Instant) {
  return {
    state: 'queued',
    attempts: 0,
    nextAttemptAt: now,
    claimedAt: null,
    settledAt: null,
    problem: null,
  } as const;
}
