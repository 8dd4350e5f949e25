/* Whether what is decided can be stored: known from the last write, and tried anew where that one failed. */
import type SqliteClient from 'better-sqlite3';
import { onceFor } from './once-for.ts';

/** SQLite's word for what stands in the way of every write, whoever makes it. */
const STANDS_IN_THE_WAY = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED|CORRUPT|NOTADB)/;

const lastWrite = onceFor((_client: SqliteClient.Database) => ({
  problem: undefined as string | undefined,
}));

export function noteWrite(client: SqliteClient.Database, error?: unknown): void {
  if (error === undefined) {
    lastWrite(client).problem = undefined;
    return;
  }
  const code = codeOf(error) ?? '';
  if (STANDS_IN_THE_WAY.test(code)) lastWrite(client).problem = code;
}

/** Whether nothing could be written just now, whatever it was; a fault of ours is no such trouble. */
export const isStorageTrouble = (error: unknown): boolean =>
  STANDS_IN_THE_WAY.test(codeOf(error) ?? '');

/**
 * Writes down what comes beside an answer, where it can be: the answer is given either way. What cannot be
 * written now is seen again by the next look.
 */
export function writeIfPossible(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!isStorageTrouble(error)) throw error;
  }
}

export const isBusy = (error: unknown): boolean =>
  codeOf(error)?.startsWith('SQLITE_BUSY') === true;

/** SQLite's own code of an error, also where a query builder has wrapped it. */
export function codeOf(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause instanceof Error ? codeOf(cause) : undefined;
}

/** The code of what kept the last write from being stored; undefined while all is well. */
export function storageProblem(client: SqliteClient.Database): string | undefined {
  if (lastWrite(client).problem !== undefined) tryToWrite(client);
  return lastWrite(client).problem;
}

/** Writes what is there already, so that a disk with room again is noticed before anybody acts. */
function tryToWrite(client: SqliteClient.Database): void {
  if (client.inTransaction) return;
  try {
    const version = client.pragma('user_version', { simple: true });
    client.pragma(`user_version = ${Number(version)}`);
    noteWrite(client);
  } catch (error) {
    noteWrite(client, error);
  }
}
