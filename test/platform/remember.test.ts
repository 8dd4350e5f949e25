import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase, write } from '../../src/platform/database.ts';
import type { UserId, WorkspaceId } from '../../src/platform/ids.ts';
import { remember } from '../../src/platform/remember.ts';
import { findName, savePerson } from '../../src/platform/slack/directory.ts';

const folder = { path: '' };
let database: Database;
beforeEach(() => {
  folder.path = mkdtempSync(join(tmpdir(), 'groundswell-'));
  database = openDatabase(join(folder.path, 'a.db'));
});
afterEach(() => {
  database.$client.close();
  rmSync(folder.path, { recursive: true, force: true });
});

function call(name: string, on = database): void {
  savePerson(on, {
    workspaceId: 'T1' as WorkspaceId,
    userId: 'UMIA' as UserId,
    name,
    timeZone: 'UTC',
    isAdmin: false,
    isBot: false,
    isDeactivated: false,
    statusText: '',
    statusUntil: null,
    fetchedAt: Temporal.Instant.from('2027-01-04T08:00:00Z'),
  });
}

describe('what was read', () => {
  const reads = { count: 0 };
  const name = () =>
    remember(database, 'name', () => {
      reads.count += 1;
      return findName(database, 'UMIA');
    });
  beforeEach(() => {
    reads.count = 0;
  });

  it('is read once while nothing is written', () => {
    call('Mia');
    expect([name(), name(), name()]).toEqual(['Mia', 'Mia', 'Mia']);
    expect(reads.count).toBe(1);
  });

  it('is read anew after a write, within the same transaction too', () => {
    call('Mia');
    expect(name()).toBe('Mia');
    write(database, () => {
      call('Mia Chen');
      expect(name()).toBe('Mia Chen');
    });
    expect(name()).toBe('Mia Chen');
  });

  it('is forgotten with what was written when a write is taken back', () => {
    call('Mia');
    expect(() =>
      write(database, () => {
        call('Somebody else');
        expect(name()).toBe('Somebody else');
        throw new Error('taken back');
      }),
    ).toThrow('taken back');
    expect(name()).toBe('Mia');
  });

  it('is read anew after another process has written', () => {
    call('Mia');
    expect(name()).toBe('Mia');
    const other = openDatabase(join(folder.path, 'a.db'));
    call('Mia Chen', other);
    other.$client.close();
    expect(name()).toBe('Mia Chen');
  });

  it('cannot be changed by who reads it', () => {
    const list = remember(database, 'list', () => [1, 2, 3]);
    expect(() => list.push(4)).toThrow(TypeError);
    expect(remember(database, 'list', () => [])).toEqual([1, 2, 3]);
  });
});
