/* Of many people at once: whom we know, and whose account is closed. */
import type { Database } from './database.ts';
import type { UserId } from './ids.ts';
import { perDatabase } from './prepared.ts';
import { notePeople } from './reading.ts';

export type Account = { userId: UserId; name: string; isActive: boolean };

const accountsAmong = perDatabase(({ $client }) =>
  $client.prepare<[string], { userId: UserId; name: string; isActive: 0 | 1 }>(
    `select user_id as userId, name, is_deactivated = 0 and is_bot = 0 as isActive
     from people where user_id in (select value from json_each(?))`,
  ),
);

/** Those of many people whom we know, and whether each has a full account. */
export function listAccounts(database: Database, userIds: Iterable<UserId>): Account[] {
  const ids = [...userIds];
  notePeople(ids);
  return accountsAmong(database)
    .all(JSON.stringify(ids))
    .map((row) => ({ ...row, isActive: row.isActive === 1 }));
}

const addresses = perDatabase(({ $client }) =>
  $client.prepare<[], { userId: UserId; email: string | null }>(
    'select user_id as userId, email from people where is_bot = 0',
  ),
);

/** Finds whose member id or e-mail address something is, closed accounts included, in one reading of everybody. */
export function addresseeFinder(
  database: Database,
): (written: string) => { userId: UserId; by: 'slack-id' | 'e-mail' } | undefined {
  const found = new Map<string, { userId: UserId; by: 'slack-id' | 'e-mail' }>();
  for (const { userId, email } of addresses(database).iterate()) {
    found.set(userId, { userId, by: 'slack-id' });
    if (email !== null && email !== '') found.set(email, { userId, by: 'e-mail' });
  }
  return (written) => found.get(written) ?? found.get(written.toLowerCase());
}

/** Those of many people whose account has been closed. */
export function listDeactivated(
  { $client }: Database,
  userIds: readonly UserId[],
): ReadonlySet<UserId> {
  const closed = $client
    .prepare<[string], UserId>(
      `select user_id from people
       where is_deactivated = 1 and user_id in (select value from json_each(?))`,
    )
    .pluck()
    .all(JSON.stringify(userIds));
  return new Set(closed);
}
