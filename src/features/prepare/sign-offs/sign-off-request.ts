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
  /** What the observer says that they saw; undefined until they have said so. */
  observed: { at: Temporal.Instant; words: string } | undefined;
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

/** The observer speaks first; who watched and signs in one says it once, with the signature. */
export function waitsForObserver({
  observed,
  observedBy,
  signerId,
}: Pick<SignOffRequest, 'observed' | 'observedBy' | 'signerId'>): boolean {
  return observed === undefined && observedBy !== signerId;
}
