import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteClient from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/platform/database.ts';
import { openPostRoom } from './post-room.ts';
import { standInSlack } from './stand-in-slack.ts';

it('what went out while the database was locked is stored afterwards and not said again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-locked-'));
  try {
    const path = join(folder, 'groundswell.db');
    const database = openDatabase(path);
    const backup = new SqliteClient(path);
    const room = openPostRoom({
      database,
      slack: (now) =>
        standInSlack({
          now,
          onPosted: () => {
            if (!backup.inTransaction) backup.exec('begin immediate');
          },
        }),
    });
    room.say('a:1', 'C1');
    room.say('a:2', 'C1');

    await room.sender.flush();
    expect(room.slack.keys()).toEqual(['a:1']);
    expect(room.state('a:1')).toBe('sending');
    await room.sender.flush();
    expect(room.slack.keys()).toEqual(['a:1']);

    backup.exec('rollback');
    await room.sender.flush();
    expect(room.state('a:1')).toBe('sent');
    backup.exec('rollback');
    await room.sender.flush();
    expect(room.slack.keys()).toEqual(['a:1', 'a:2']);
    expect(room.state('a:2')).toBe('sent');
    backup.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('while the database cannot be written nothing leaves, and it goes on by itself afterwards', async () => {
  const room = openPostRoom();
  for (let i = 0; i < 20; i += 1) room.say(`a:${i}`, `C${i}`);
  room.database.$client.pragma('query_only = on');

  await room.sender.flush();
  expect(room.slack.calls).toHaveLength(0);

  room.database.$client.pragma('query_only = off');
  await room.sender.flush();
  expect(new Set(room.slack.keys()).size).toBe(20);
  expect(room.slack.posted).toHaveLength(20);
});
