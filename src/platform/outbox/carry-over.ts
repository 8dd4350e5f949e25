/* After a restore: what the database that was set aside knows to be said is not said again. */
import { type Database, write } from '../database.ts';

const CARRIED = [
  'key',
  'workspace_id',
  'rollout_id',
  'carrier',
  'destination',
  'payload',
  'state',
  'attempts',
  'next_attempt_at',
  'claimed_at',
  'created_at',
  'settled_at',
  'channel_id',
  'message_ts',
  'problem',
].join(', ');

const CARRIED_NEWS = [
  'key',
  'workspace_id',
  'rollout_id',
  'person_id',
  'is_urgent',
  'message',
  'at',
  'told_in',
  'told_at',
  'is_changed',
  'seen_at',
].join(', ');

/** Takes over each message that was sent or called off there, whether the copy knows it or not; answers how many. */
export function carryOverSettled(database: Database, otherPath: string): number {
  const client = database.$client;
  client.prepare('attach database ? as other').run(otherPath);
  try {
    return write(database, () => {
      const { changes } = client
        .prepare(
          `insert into outbox (${CARRIED})
           select ${CARRIED} from other.outbox where state in ('sent', 'cancelled')
           on conflict (key) do update set
             state = excluded.state, settled_at = excluded.settled_at, claimed_at = excluded.claimed_at,
             channel_id = excluded.channel_id, message_ts = excluded.message_ts, problem = excluded.problem
           where outbox.state not in ('sent', 'cancelled')`,
        )
        .run();
      client
        .prepare(
          `insert into personal_news (${CARRIED_NEWS})
           select ${CARRIED_NEWS} from other.personal_news
           where told_at is not null or seen_at is not null
           on conflict (key) do update set
             told_in = excluded.told_in, told_at = excluded.told_at, seen_at = excluded.seen_at`,
        )
        .run();
      return changes;
    });
  } finally {
    client.exec('detach database other');
  }
}
