import type { RolloutId, WorkspaceId } from '../ids.ts';
import type { Request, StateAt } from '../request.ts';

/** One nominal time at which a job stands to be done for one rollout (or for the workspace). */
export type Slot = {
  workspaceId: WorkspaceId;
  rolloutId: RolloutId | undefined;
  /** The nominal time by name, unique within job and rollout: `2027-W03`. `sweep` for work that is due whenever the state says so. */
  period: string;
  /** The nominal instant; a slot older than the job's `catchUp` is passed over and recorded as skipped. */
  at: Temporal.Instant;
  /**
   * Which of several independent rows of slots it stands in: a wave's id for wave summaries. Of the
   * missed slots of one job, rollout and series only the newest runs.
   */
  series?: string;
};

/** What is kept of all teams; that and all that people owe; or whatever is said of a rollout besides. */
export type LooksAt = 'teams' | 'owed' | 'everything';

/**
 * Scheduled work. It is due by state, not by the tick: `due` looks at what is stored, the ledger says
 * what has run. `run` acts as Groundswell, is synchronous and shares one transaction with its ledger row;
 * what must be said goes through the outbox.
 */
export type Job = {
  name: string;
  /** What it does and when, in words: "Posts the weekly digest, Mondays at 09:00 at the rollout's place." */
  summary: string;
  catchUp: Temporal.Duration;
  due(state: StateAt): readonly Slot[];
  /** How much of what is kept of everyone should be up to date before it runs, so that it need not look at all at once. */
  looksAt?: LooksAt;
  /**
   * What takes long in it and stores nothing, part by part, with room for others in between. It runs before the
   * job, which finds it done, and does it itself where nobody did.
   */
  beforehand?(state: StateAt): Generator<undefined>;
  /**
   * For what each run takes a part of: whether the round is still under way after this one. It is run
   * again at once until it is not; what has come up meanwhile is left to the next tick.
   */
  goesOn?(state: StateAt, slot: Slot): boolean;
  /** Answers in words what was done: "Digest of week 3 queued for #ai-rollout." An empty answer of a sweep leaves no trace. */
  run(request: Request, slot: Slot): string;
};
