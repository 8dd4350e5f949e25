import type { Database } from './database.ts';
import type { RolloutId } from './ids.ts';

/** What a pure look at one rollout's state needs: where it is stored, which one, and when it is asked. */
export type ReadContext = {
  database: Database;
  rolloutId: RolloutId;
  now: Temporal.Instant;
  /** The date of `now` at the rollout's place. */
  today: Temporal.PlainDate;
};

/** A feature's contribution to something that is shown for a rollout: obligations, status lines, criteria. */
export type PerRollout<Item> = (reading: ReadContext) => readonly Item[];
