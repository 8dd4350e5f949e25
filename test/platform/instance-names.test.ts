import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/database.ts';
import { endLease, renewLease } from '../../src/platform/instance-lease.ts';
import { type InstanceLock, lockInstance } from '../../src/platform/instance-lock.ts';

let folder: string;
let path: string;
const held: InstanceLock[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundswell-names-'));
  path = join(folder, 'groundswell.db');
});
afterEach(() => {
  for (const lock of held.splice(0)) if ('release' in lock) lock.release();
  rmSync(folder, { recursive: true, force: true });
});

function take(name: string): InstanceLock {
  const lock = lockInstance(name);
  held.push(lock);
  return lock;
}

const other = (name: string) => {
  mkdirSync(join(folder, 'elsewhere'), { recursive: true });
  return join(folder, 'elsewhere', name);
};

describe('a second name of the file', () => {
  it.each([
    ['a link to it', () => symlinkSync(path, other('link.db')), 'link.db'],
    ['a link to its folder', () => symlinkSync(folder, other('folder')), 'folder/groundswell.db'],
    [
      'a link to a link',
      () => {
        symlinkSync(path, other('first.db'));
        symlinkSync('first.db', other('second.db'));
      },
      'second.db',
    ],
  ])('%s lets no second bot in, whichever comes first', (_what, make, name) => {
    for (const isMade of [true, false]) {
      if (isMade) openDatabase(path).$client.close();
      else rmSync(path);
      if (isMade) make();
      for (const [first, second] of [
        [path, other(name)],
        [other(name), path],
      ] as const) {
        const lock = take(first);
        expect('release' in lock).toBe(true);
        expect(take(second)).toMatchObject({ heldBy: expect.stringContaining('already running') });
        if ('release' in lock) lock.release();
      }
    }
  });

  it('a hard link is refused from either side, until one of the two is gone', () => {
    openDatabase(path).$client.close();
    linkSync(path, other('twin.db'));
    for (const name of [path, other('twin.db')]) {
      expect(take(name)).toMatchObject({ heldBy: expect.stringContaining('has a second name') });
    }
    unlinkSync(other('twin.db'));
    expect('release' in take(path)).toBe(true);
  });

  it('that a killed restore has left is none', () => {
    openDatabase(path).$client.close();
    linkSync(path, `${path}.before-restore-2027-01-18T080000Z`);
    expect('release' in take(path)).toBe(true);
  });
});

describe('what stands in the file about who runs on it', () => {
  /** As the same file looks where it is mounted alone under another name. */
  function mountedElsewhere(seenAgoMs: number): void {
    const database = openDatabase(path);
    renewLease(database);
    database.$client
      .prepare('update instance_lease set path = ?, seen_at = seen_at - ?')
      .run('/data/groundswell.db', seenAgoMs);
    database.$client.close();
  }

  it('keeps a second bot out under another name, and for three minutes after the first was killed', () => {
    mountedElsewhere(2 * 60_000);
    expect(take(path)).toMatchObject({
      heldBy: expect.stringContaining('which it knows as /data/groundswell.db (process '),
    });
    mountedElsewhere(4 * 60_000);
    expect('release' in take(path)).toBe(true);
  });

  it('never keeps a bot from its own file, however it ended', () => {
    const database = openDatabase(path);
    renewLease(database);
    database.$client.close();
    expect('release' in take(path)).toBe(true);
  });

  it('is gone after a stop, and looking at it leaves nothing behind', () => {
    const database = openDatabase(path);
    renewLease(database);
    endLease(database);
    expect(database.$client.prepare('select * from instance_lease').all()).toEqual([]);
    database.$client.close();
    const lock = take(path);
    if ('release' in lock) lock.release();
    expect(readdirSync(folder).sort()).toEqual(['groundswell.db', 'groundswell.db-instance']);
  });
});
