import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, write } from '../../src/platform/database.ts';
import type { ChannelId, WorkspaceId } from '../../src/platform/ids.ts';
import { rehearse } from '../../src/platform/jobs/rehearsal.ts';
import { remember } from '../../src/platform/remember.ts';
import { findName, saveChannel } from '../../src/platform/slack/directory.ts';
import { openUnflushed, placeDatabase } from '../support/fresh-database.ts';
import { savePersonNamed } from './person-named.ts';

const aChannel = {
  workspaceId: 'TACME' as WorkspaceId,
  channelId: 'CAI' as ChannelId,
  name: 'ai-rollout',
  isMember: true,
  isPrivate: false,
  isArchived: false,
  fetchedAt: Temporal.Instant.from('2027-01-04T09:00:00Z'),
};

const folder = { path: '' };
let database: Database;
beforeEach(() => {
  folder.path = mkdtempSync(join(tmpdir(), 'groundswell-'));
  placeDatabase(join(folder.path, 'a.db'));
  database = openUnflushed(join(folder.path, 'a.db'));
});
afterEach(() => {
  database.$client.close();
  rmSync(folder.path, { recursive: true, force: true });
});

const call = (name: string, on = database) => savePersonNamed(on, name);

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

  it('is forgotten with what a rehearsal did', () => {
    call('Mia');
    rehearse(database, true, () => {
      write(database, () => call('Somebody else'));
      return [`${name()}`];
    });
    expect(name()).toBe('Mia');
  });

  it('is what is stored after an inner write that failed, whether the outer one stands or is taken back', () => {
    const failing = () => {
      write(database, () => call('Mia'));
      try {
        write(database, () => {
          call('Somebody else');
          name();
          throw new Error('inside');
        });
      } catch {
        // The outer act goes on; an inner write has no transaction of its own that could be taken back.
      }
      return name();
    };
    expect(write(database, failing)).toBe('Somebody else');
    expect(name()).toBe('Somebody else');
    write(database, () => call('Mia'));
    const taken = () => {
      failing();
      throw new Error('taken back');
    };
    expect(() => write(database, taken)).toThrow('taken back');
    expect(name()).toBe('Mia');
  });

  it('stays known while only tables change that it was not read from', () => {
    call('Mia');
    name();
    saveChannel(database, aChannel);
    name();
    expect(reads.count).toBe(1);
    call('Mia Chen');
    expect(name()).toBe('Mia Chen');
  });

  it('is read anew each time from a table of which nobody is told', () => {
    const count = () =>
      remember(database, 'messages', () => {
        reads.count += 1;
        return database.$client.prepare('select count(*) from outbox').pluck().get();
      });
    expect([count(), count()]).toEqual([0, 0]);
    expect(reads.count).toBe(2);
    const outer = () => remember(database, 'twice as many', () => Number(count()) * 2);
    expect([outer(), outer()]).toEqual([0, 0]);
    expect(reads.count).toBe(4);
  });

  it('is read anew after another process has written', () => {
    call('Mia');
    expect(name()).toBe('Mia');
    const other = openUnflushed(join(folder.path, 'a.db'));
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
