/* The bot's file as somebody sees it who has never looked before: a connection of its own that remembers nothing and changes nothing. */
import SqliteClient from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { changeMarkOf } from '../../../src/platform/change-mark.ts';
import type { Database } from '../../../src/platform/database.ts';
import { useSecretsKey } from '../../../src/platform/derived-secrets.ts';
import { listenTo } from '../../../src/platform/reading.ts';
import { withStatementCache } from '../../../src/platform/statement-cache.ts';
import { planOnce } from '../../../src/platform/steady-plans.ts';
import { watchChanges } from '../../../src/platform/touches.ts';

/** What the operator of this company has in the environment. */
export const SECRETS_KEY = 'the key of a company that lasts one quarter';

export function openScratch(path: string): Database {
  const client = new SqliteClient(path, { readonly: true, fileMustExist: true });
  planOnce(client);
  changeMarkOf(client);
  listenTo(client);
  watchChanges(client);
  const database = Object.assign(drizzle({ client: withStatementCache(client) }), {
    $client: client,
  });
  useSecretsKey(database, SECRETS_KEY);
  return database;
}
