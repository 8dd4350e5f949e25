import type { UserId } from '../../platform/ids.ts';

/** How a rollout was closed. */
export type Closed = {
  at: Temporal.Instant;
  by: UserId;
  reason: string;
  access: 'kept' | 'ended';
};

/** What an outlet does after the closing, for either choice, as whole sentences, not escaped yet. */
export type AtClosing = { kept: string; ended: string };
