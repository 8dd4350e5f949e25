import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import type { ObservedTask } from './sign-off.ts';

/** A champion shows one real task, watched by somebody, and asks one person to sign it off. */
export type SignOffRequest = {
  id: string;
  rolloutId: RolloutId;
  championId: UserId;
  teamId: TeamId;
  task: ObservedTask;
  observedBy: UserId;
  signerId: UserId;
  askedAt: Temporal.Instant;
  /** Undefined while it is open. */
  decision:
    | {
        kind: 'approved' | 'returned' | 'asked-another';
        by: UserId;
        at: Temporal.Instant;
        reason: string;
      }
    | undefined;
};
