/*
 * Transactions and parts of them. Whatever takes something back says so, since what was read meanwhile is
 * to be read again.
 */
import type SqliteClient from 'better-sqlite3';
import { changeMarkOf } from './change-mark.ts';
import { onceFor } from './once-for.ts';
import { noteWrite } from './storage-health.ts';
import { markOf, takeBack } from './touches.ts';

type Store = { $client: SqliteClient.Database };
type Kind = 'immediate' | 'deferred';

/** Runs `act` in a transaction of its own; whatever it throws undoes it all. */
export function inTransaction<T>(database: Store, kind: Kind, act: () => T): T {
  const { $client: client } = database;
  const { begin, commit, rollback } = statementsOf(client);
  try {
    begin[kind].run();
  } catch (error) {
    noteWrite(client, error);
    throw error;
  }
  const mark = markOf(client);
  try {
    const value = changeMarkOf(client).whileAlone(act);
    commit.run();
    if (kind === 'immediate') noteWrite(client);
    return value;
  } catch (error) {
    if (client.inTransaction) rollback.run();
    takeBack(client, mark);
    noteWrite(client, error);
    throw error;
  }
}

/** Runs `act` as one part of the transaction under way: what it throws undoes this part alone. */
export function asPart<T>(database: Store, act: () => T): T {
  const { $client: client } = database;
  const { savepoint, rollbackTo, release } = statementsOf(client);
  const mark = markOf(client);
  savepoint.run();
  try {
    const value = act();
    release.run();
    return value;
  } catch (error) {
    if (client.inTransaction) {
      rollbackTo.run();
      release.run();
    }
    takeBack(client, mark);
    throw error;
  }
}

/** Lets several reads see one state, whatever others write meanwhile. What only reads may stand in here. */
export function readTogether<T>(database: Store, read: () => T): T {
  return database.$client.inTransaction ? read() : inTransaction(database, 'deferred', read);
}

const statementsOf = onceFor((client: SqliteClient.Database) => ({
  begin: { immediate: client.prepare('begin immediate'), deferred: client.prepare('begin') },
  commit: client.prepare('commit'),
  rollback: client.prepare('rollback'),
  savepoint: client.prepare('savepoint part'),
  rollbackTo: client.prepare('rollback to part'),
  release: client.prepare('release part'),
}));
