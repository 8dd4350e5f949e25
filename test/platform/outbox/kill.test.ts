import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { wallClock } from '../../../src/platform/clock.ts';
import { openDatabase } from '../../../src/platform/database.ts';
import { listUnknown } from '../../../src/platform/outbox/manual-actions.ts';
import { openPostRoom } from './post-room.ts';
import { type Posted, standInSlack } from './stand-in-slack.ts';

const CHILD = new URL('doomed-sender.ts', import.meta.url).pathname;
const points = [
  'before Slack has it',
  'after Slack has it',
  'before the answer is stored',
  'once the one before is stored',
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundswell-kill-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Six messages, three of them in one place; the process dies at one of them and another takes over. */
function killedAt(
  point: string,
  nth: number,
  scopes: 'all' | 'no history',
  inChannel: 'say' | 'post' = 'say',
) {
  const databasePath = join(folder, 'groundswell.db');
  const slackPath = join(folder, 'slack.ndjson');
  const before = openPostRoom({ database: openDatabase(databasePath), now: wallClock.now() });
  for (const key of ['a:1', 'b:1', 'a:2', 'd:1', 'a:3', 'e:1']) {
    if (key.startsWith('a')) before[inChannel](key, 'C1');
    else before.say(key, `U${key.charAt(0).toUpperCase()}`);
  }
  before.database.$client.close();

  const child = spawnSync(process.execPath, [CHILD, databasePath, slackPath, point, String(nth)]);
  expect(child.signal, child.stderr.toString()).toBe('SIGKILL');

  const posted: Posted[] = existsSync(slackPath)
    ? readFileSync(slackPath, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Posted)
    : [];
  const after = openPostRoom({
    database: openDatabase(databasePath),
    slack: (now) => standInSlack({ now, posted, scopes }),
    now: wallClock.now(),
  });
  expect(after.database.$client.pragma('integrity_check', { simple: true })).toBe('ok');
  return after;
}

for (const point of points) {
  for (const nth of [1, 4]) {
    it(`killed ${point} (message ${nth}): everything is said exactly once, in order`, async () => {
      const room = killedAt(point, nth, 'all');
      await room.pass({ minutes: 1 });

      expect([...room.slack.keys()].sort()).toEqual(['a:1', 'a:2', 'a:3', 'b:1', 'd:1', 'e:1']);
      const inOrder = room.slack.keys().filter((key) => key?.startsWith('a'));
      expect(inOrder).toEqual(['a:1', 'a:2', 'a:3']);
      expect(listUnknown(room.database)).toEqual([]);
    });
  }
}

for (const point of points.slice(0, 3)) {
  it(`killed ${point}: what goes to a channel as one post is said once, whole`, async () => {
    const room = killedAt(point, 1, 'all', 'post');
    await room.pass({ minutes: 1 });

    const inChannel = room.slack.posted.filter(({ channel }) => channel === 'C1');
    expect(inChannel.map(({ text }) => text)).toEqual(['a:1\na:2\na:3']);
    expect(['a:1', 'a:2', 'a:3'].map((key) => room.state(key))).toEqual(['sent', 'sent', 'sent']);
    expect(listUnknown(room.database)).toEqual([]);
  });
}

it('without the right to look nothing is said twice, and what may be missing is listed', async () => {
  const room = killedAt('after Slack has it', 3, 'no history');
  await room.pass({ minutes: 30 }, { minutes: 1 });

  const said = room.slack.keys();
  const unknown = listUnknown(room.database).map((row) => row.key);
  expect(new Set(said).size).toBe(said.length);
  expect(unknown.length).toBeGreaterThan(0);
  expect([...new Set([...said, ...unknown])].sort()).toEqual([
    'a:1',
    'a:2',
    'a:3',
    'b:1',
    'd:1',
    'e:1',
  ]);
});
