/*
 * A file can have more than one name: a second hard link, or the file alone mounted somewhere else. The
 * lock lies beside one name and does not guard the other, so who runs stands in the file as well, where
 * it is renewed each minute. A second name is refused outright where it can be seen.
 */
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import SqliteClient from 'better-sqlite3';
import { wallClock } from './clock.ts';
import { type Database, write } from './database.ts';
import { realPathOf } from './database-owner.ts';
import { instanceLeaseTable } from './instance-lease.table.ts';
import { writeIfPossible } from './storage-health.ts';

const SLOT = 1;
/** Renewed each minute; a bot that was killed frees its own name at once, and any other one after this. */
const FRESH_FOR_MS = 3 * 60 * 1000;

/** Who runs on this file under another name; undefined where nobody does. */
export function heldUnderAnotherName(realPath: string): string | undefined {
  return secondName(realPath) ?? otherHolder(realPath);
}

/** What a restore that was killed leaves beside it is no second name: the next one begins anew. */
function secondName(realPath: string): string | undefined {
  const file = statSync(realPath, { throwIfNoEntry: false });
  if (file?.isFile() !== true || file.nlink < 2) return undefined;
  const folder = dirname(realPath);
  const name = basename(realPath);
  const others = readdirSync(folder).filter(
    (other) =>
      other !== name && statSync(join(folder, other), { throwIfNoEntry: false })?.ino === file.ino,
  );
  const ours = others.filter((other) => other.startsWith(`${name}.before-`));
  if (ours.length === file.nlink - 1) return undefined;
  const where = others.find((other) => !ours.includes(other));
  return `${realPath} has a second name${where === undefined ? '' : `, ${join(folder, where)}`} (a hard link), under which another bot could run on it. Delete one of the two, or make a real copy.`;
}

function otherHolder(realPath: string): string | undefined {
  const row = readLease(realPath);
  if (row === undefined || row.path === realPath) return undefined;
  if (wallClock.now().epochMilliseconds - row.seenAt > FRESH_FOR_MS) return undefined;
  return `Groundswell is already running with this file, which it knows as ${row.path} (${row.holder}). Stop it first, or set DATABASE_PATH to another file. If it was killed, try again in three minutes.`;
}

type Lease = { path: string; holder: string; seenAt: number };

function readLease(path: string): Lease | undefined {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
  try {
    const client = new SqliteClient(path, { fileMustExist: true, timeout: 0 });
    try {
      return client
        .prepare<[], Lease>('select path, holder, seen_at as seenAt from instance_lease')
        .get();
    } finally {
      client.close();
    }
  } catch {
    // Older than leases, damaged, or none of ours: who opens it says so.
    return undefined;
  }
}

/** Says in the file who runs on it, and that they still do. */
export function renewLease(database: Database): void {
  const { name } = database.$client;
  const lease = {
    slot: SLOT,
    path: realPathOf(name),
    holder: `process ${process.pid}`,
    seenAt: wallClock.now(),
  };
  writeIfPossible(() => {
    write(database, () => {
      database
        .insert(instanceLeaseTable)
        .values(lease)
        .onConflictDoUpdate({ target: instanceLeaseTable.slot, set: lease })
        .run();
    });
    // Under another name the log is not found; what stands in the file itself is.
    database.$client.pragma('wal_checkpoint(PASSIVE)');
  });
}

export function endLease(database: Database): void {
  writeIfPossible(() => {
    write(database, () => {
      database.delete(instanceLeaseTable).run();
    });
  });
}
