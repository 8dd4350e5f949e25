import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { type ClosedPlace, listClosedPlaces } from '../../../platform/outbox/closed-places.ts';
import { nameOfDestination } from '../../../platform/outbox/destination-names.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { DeliveryEntry, DeliveryFacts, DeliveryFilter, Refused } from './delivery-line.ts';

const STATES: Readonly<Record<DeliveryFilter, readonly string[]>> = {
  held: ['held'],
  all: ['queued', 'sending', 'sent', 'unknown', 'failed', 'cancelled', 'held'],
  waiting: ['queued', 'sending', 'held'],
  failed: ['failed', 'unknown'],
  sent: ['sent'],
};

type Row = {
  id: number;
  key: string;
  destination: string;
  state: DeliveryFacts['state'];
  problem: string | null;
  claimedAt: number | null;
  settledAt: number | null;
  nextAttemptAt: number;
  createdAt: number;
};

/** Of the rollout, and of those that gather all rollouts what goes to its own people. */
const IS_OF_ROLLOUT = `(rollout_id = :rolloutId or (rollout_id is null and (
         exists (select 1 from team_members m where m.user_id = destination and m.rollout_id = :rolloutId)
         or exists (select 1 from rollout_roles r where r.user_id = destination and r.rollout_id = :rolloutId))))`;

const pageQuery = perDatabase(({ $client }) =>
  $client.prepare<[Record<string, unknown>], Row>(
    `select id, key, destination, state, problem, claimed_at as claimedAt, settled_at as settledAt,
       next_attempt_at as nextAttemptAt, created_at as createdAt
     from outbox
     where carrier <> 'edit' and destination glob '[UWCGD]*'
       and state in (select value from json_each(:states)) and id < :before
       and ${IS_OF_ROLLOUT}
     order by id desc limit :limit`,
  ),
);

/** A page of what was said for a rollout or waits to be, the newest first; never what is in it. */
export function listDeliveries(
  database: Database,
  rolloutId: RolloutId,
  filter: DeliveryFilter,
  page: { before: number | undefined; limit: number },
): DeliveryEntry[] {
  const states = JSON.stringify(STATES[filter]);
  const { before = Number.MAX_SAFE_INTEGER, limit } = page;
  return pageQuery(database)
    .all({ rolloutId, states, before, limit })
    .map((row) => ({
      id: row.id,
      key: row.key,
      state: row.state,
      problem: row.problem ?? undefined,
      wasTried: row.claimedAt !== null,
      isFinal: row.settledAt !== null,
      nextAttemptAt: Temporal.Instant.fromEpochMilliseconds(row.nextAttemptAt),
      to: nameOfDestination(database, row.destination),
      isChannel: /^[CG]/.test(row.destination),
      at: Temporal.Instant.fromEpochMilliseconds(row.settledAt ?? row.createdAt),
    }));
}

export type HeldRow = { key: string; handler: string };

const heldQuery = perDatabase(({ $client }) =>
  $client.prepare<[{ rolloutId: RolloutId }], HeldRow>(
    `select key, carrier as handler from outbox
     where state = 'held' and ${IS_OF_ROLLOUT} order by id`,
  ),
);

/** Everything of a rollout that has been held back since a restore, notices to programs included; oldest first. */
export function listHeld(database: Database, rolloutId: RolloutId): HeldRow[] {
  return heldQuery(database).all({ rolloutId });
}

/** The people and channels of a rollout where Slack refuses our messages, the longest first. */
export function listRefused(database: Database, rolloutId: RolloutId): Refused[] {
  return listClosedPlaces(database)
    .filter((place) => place.rolloutId === rolloutId || isOfRollout(database, place, rolloutId))
    .map((place) => ({ ...place, name: nameOfDestination(database, place.destination) }));
}

const ofRollout = perDatabase(({ $client }) =>
  $client
    .prepare<[Record<string, unknown>], number>(
      `select exists (select 1 from team_members where user_id = :destination and rollout_id = :rolloutId)
         or exists (select 1 from rollout_roles where user_id = :destination and rollout_id = :rolloutId)
         or exists (select 1 from rollouts where channel_id = :destination and id = :rolloutId)`,
    )
    .pluck(),
);

function isOfRollout(
  database: Database,
  { destination }: ClosedPlace,
  rolloutId: RolloutId,
): boolean {
  return ofRollout(database).get({ destination, rolloutId }) === 1;
}
