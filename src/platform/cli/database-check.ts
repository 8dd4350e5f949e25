import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteClient from 'better-sqlite3';
import { MIGRATIONS_FOLDER } from '../database.ts';
import { lockInstance } from '../instance-lock.ts';
import { pendingMigrations } from '../migration-state.ts';
import { sayCount } from '../words.ts';
import { type Finding, fine, note, wrong } from './finding.ts';

const LITTLE_ROOM_MB = 200;

/** Whether the file is whole, up to date, writable, and who has it. */
export function checkDatabase(path: string): Finding[] {
  if (!existsSync(path)) {
    return [note('Database', `There is none at ${path} yet; "npm start" makes it.`)];
  }
  let client: SqliteClient.Database | undefined;
  try {
    client = new SqliteClient(path, { fileMustExist: true, timeout: 2000 });
    return [...checkInside(client, path), checkRoom(path), checkRunning(path)];
  } catch (error) {
    return [wrong('Database', `${path} cannot be read: ${messageOf(error)}. ${RESTORE}`)];
  } finally {
    client?.close();
  }
}

const RESTORE = 'Restore a copy with "npm run groundswell -- restore <file>".';

function checkInside(client: SqliteClient.Database, path: string): Finding[] {
  const damage = client.pragma('integrity_check(5)', { simple: true });
  if (damage !== 'ok') return [wrong('Database', `${path} is damaged: ${damage}. ${RESTORE}`)];
  const orphans = client.pragma('foreign_key_check') as unknown[];
  return [
    orphans.length === 0
      ? fine('Database', `${path} is intact.`)
      : wrong(
          'Database',
          `${sayCount(orphans.length, 'row')} with a reference to something that no longer exists. ${RESTORE}`,
        ),
    checkSteps(client),
    checkWritable(client, path),
  ];
}

function checkSteps(client: SqliteClient.Database): Finding {
  const { pending, unknown } = pendingMigrations(client, MIGRATIONS_FOLDER);
  if (unknown.length > 0) {
    return wrong(
      'Database',
      `It was written by a newer Groundswell (${unknown.at(-1)}). Start that version, or restore a copy made before it.`,
    );
  }
  if (pending.length === 0) return fine('Database', 'It has every migration.');
  return note(
    'Database',
    `${sayCount(pending.length, 'migration')} will run at the next start, with a copy of the file kept first.`,
  );
}

function checkWritable(client: SqliteClient.Database, path: string): Finding {
  try {
    client.exec('begin immediate');
    client.exec('rollback');
    return fine('Database', 'It can be written to.');
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code.startsWith('SQLITE_BUSY')) {
      return note(
        'Database',
        'Another process was writing for two seconds; try again in a moment.',
      );
    }
    return wrong(
      'Database',
      `${path} cannot be written to (${code}): check who owns it and its folder.`,
    );
  }
}

function checkRoom(path: string): Finding {
  const room = statfsSync(dirname(path));
  const megabytes = Math.floor((room.bavail * room.bsize) / 2 ** 20);
  const says = `${megabytes.toLocaleString('en-GB')} MB left on its disk.`;
  return megabytes < LITTLE_ROOM_MB ? wrong('Database', says) : fine('Database', says);
}

function checkRunning(path: string): Finding {
  const lock = lockInstance(path);
  if ('heldBy' in lock) {
    const isRunning = lock.heldBy.startsWith('Groundswell is already running');
    return isRunning ? fine('Bot', 'Running.') : wrong('Bot', lock.heldBy);
  }
  lock.release();
  return note('Bot', 'Not running; "npm start" starts it.');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
