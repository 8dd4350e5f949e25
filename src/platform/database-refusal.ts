/* Why a database is not opened, in words where their reader can do something about it. */

/** A reason not to start that its reader can mend; told in words, without a stack trace. */
export class DatabaseRefusal extends Error {}

/** Why a file cannot be opened, in words where its reader can do something about it. */
export function openingRefusal(path: string, error: unknown): unknown {
  const says = REFUSALS[(error as { code?: string }).code ?? ''];
  return says === undefined ? error : new DatabaseRefusal(`DATABASE_PATH: ${path} ${says}`);
}

export const DAMAGED =
  'is not a database or is damaged: restore a copy of it, or name another file.';
export const FOREIGN = 'belongs to another program: name another file.';
const CLOSED = 'cannot be opened: check that it is a file, and who owns it and its folder.';
const READ_ONLY = 'cannot be written to: check who owns it and its folder, or name another file.';
const REFUSALS: Record<string, string> = {
  SQLITE_CANTOPEN: CLOSED,
  EEXIST: CLOSED,
  ENOTDIR: CLOSED,
  SQLITE_NOTADB: DAMAGED,
  SQLITE_CORRUPT: DAMAGED,
  SQLITE_READONLY: READ_ONLY,
  SQLITE_READONLY_DIRECTORY: READ_ONLY,
  ENOENT: READ_ONLY,
  EACCES: READ_ONLY,
  EPERM: READ_ONLY,
  EROFS: READ_ONLY,
};
