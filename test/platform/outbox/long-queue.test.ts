import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase, write } from '../../../src/platform/database.ts';
import { silentLog } from '../../../src/platform/log.ts';
import { startSender } from '../../../src/platform/outbox/sender.ts';
import { noProduct } from '../../support/requests.ts';
import { openPostRoom, type PostRoom } from './post-room.ts';
import { standInSlack, tooMany } from './stand-in-slack.ts';

const MESSAGES = 10_000;

function fill(room: PostRoom, messages: number): void {
  write(room.database, () => {
    for (let i = 0; i < messages; i += 1) room.say(`nudge:${i}`, `U${i}`);
  });
}

/** Refuses the 301st message within any sixty seconds and the second one to a person within a second. */
function strictSlack(now: () => Temporal.Instant) {
  const recent: number[] = [];
  let refusals = 0;
  const slack = standInSlack({
    now,
    mishap() {
      const at = now().epochMilliseconds;
      while ((recent[0] ?? at) <= at - 60_000) recent.shift();
      if (recent.length >= 300) {
        refusals += 1;
        return tooMany(30);
      }
      recent.push(at);
      return undefined;
    },
  });
  return Object.assign(slack, { refusals: () => refusals });
}

it('with ten thousand waiting, messages leave at 95 % of the limit or better, without one 429', async () => {
  let slack: ReturnType<typeof strictSlack> | undefined;
  const room = openPostRoom({
    pace: 'slack',
    slack: (now) => {
      slack = strictSlack(now);
      return slack;
    },
  });
  fill(room, MESSAGES);

  await room.pass({ minutes: 5 }, { seconds: 1 });

  expect(slack?.refusals()).toBe(0);
  expect(room.slack.posted.length / (5 * 300)).toBeGreaterThanOrEqual(0.95);
  expect(new Set(room.slack.keys()).size).toBe(room.slack.posted.length);
});

it('after a kill with ten thousand queued messages the sender takes over what was on its way, and leaves the rest in its place', () => {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-queue-'));
  try {
    const path = join(folder, 'groundswell.db');
    const room = openPostRoom({ database: openDatabase(path) });
    fill(room, MESSAGES);
    room.database.$client.exec(
      "update outbox set state = 'sending', claimed_at = created_at where id <= 4",
    );

    const database = openDatabase(path);
    startSender({
      product: noProduct,
      database,
      clock: room.clock,
      log: silentLog,
      connection: room.slack.connection,
      handlers: [],
      pace: 'slack',
      background: false,
    });

    expect(room.state('nudge:3')).toBe('unknown');
    expect(room.state('nudge:4')).toBe('queued');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('restarted three times in the middle, a long queue is still said exactly once', async () => {
  const room = openPostRoom({ pace: 'slack' });
  fill(room, 600);

  for (let restarts = 0; restarts < 3; restarts += 1) {
    await room.pass({ seconds: 20 }, { milliseconds: 200 });
    room.restart();
  }
  await room.pass({ minutes: 3 }, { seconds: 1 });

  expect(room.slack.posted).toHaveLength(600);
  expect(new Set(room.slack.keys()).size).toBe(600);
});
