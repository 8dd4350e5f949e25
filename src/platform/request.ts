/*
 * What every act and every computed read is given. Wiring travels in it: what features declare to each
 * other is joined once, when the product starts, and carried as `product`.
 */
import { type Acting, GROUNDSWELL } from './acting.ts';
import { dateAt } from './calendar.ts';
import type { Database } from './database.ts';
import type { ChannelId, RolloutId, TeamId, WorkspaceId } from './ids.ts';

// biome-ignore lint/suspicious/noEmptyInterface: the platform knows no feature; contract/product-feature.ts says what is in it.
export interface Product {}

/** The stored state at a moment, with what the features know of each other. */
export type StateAt = { database: Database; now: Temporal.Instant; product: Product };

/** What a look at one rollout's state needs. `today` is the date of `now` in the rollout's time zone. */
export type ReadContext = StateAt & { rolloutId: RolloutId; today: Temporal.PlainDate };

/** A feature's contribution to something that is shown for a rollout: obligations, status lines, dates. */
export type PerRollout<Item> = (context: ReadContext) => readonly Item[];

/** The teams that a computation is about; undefined for all of a rollout. */
export type TeamScope = ReadonlySet<TeamId> | undefined;

/** The same for what belongs to single teams: about the teams in scope, and without a look at others. */
export type PerTeams<Item> = (
  context: ReadContext,
  only: TeamScope,
) => readonly (readonly [TeamId, Item])[];

/** An act, and who does it: a person, or Groundswell itself for jobs, events and HTTP. */
export type Request = StateAt & {
  acting: Acting;
  /** Where it was said or pressed; undefined in App Home, in jobs and over HTTP. */
  channelId: ChannelId | undefined;
};

/** A request about one rollout. */
export type RolloutRequest = Request & ReadContext;

/** A look at one rollout's state. */
export function contextOf(
  { database, now, product }: StateAt,
  rollout: { id: RolloutId; timeZone: string },
): ReadContext {
  const today = dateAt(now, rollout.timeZone);
  return { database, now, product, rolloutId: rollout.id, today };
}

/** A request of Groundswell's own, for what nobody has pressed. */
export function ownRequest(state: StateAt, workspaceId: WorkspaceId): Request {
  const { database, now, product } = state;
  const acting = { ...GROUNDSWELL, workspaceId };
  return { database, now, product, acting, channelId: undefined };
}

/** The same request, about one rollout. */
export function inRollout(
  request: Request,
  rollout: { id: RolloutId; timeZone: string },
): RolloutRequest {
  const acting = { ...request.acting, rolloutId: rollout.id };
  return { ...request, ...contextOf(request, rollout), acting };
}

/** The same request, as Groundswell's own: for what follows from a person's act and is recorded as nobody's. */
export function asGroundswell<Of extends Request>(request: Of): Of {
  const { workspaceId, rolloutId } = request.acting;
  return { ...request, acting: { ...GROUNDSWELL, workspaceId, rolloutId } };
}
