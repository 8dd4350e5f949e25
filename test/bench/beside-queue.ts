/* Ten thousand messages that wait: how fast they leave under Slack's limits, and what a start with them costs. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase, write } from '../../src/platform/database.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../src/platform/ids.ts';
import { sentence } from '../../src/platform/slack/blocks.ts';
import { enqueueMessageEntry } from '../support/entries.ts';
import { absolute, type Figure, median } from './figures.ts';
import { startMeasured } from './measured-process.ts';
import { SECRET } from './meter.ts';
import { seedDatabase } from './seeded-database.ts';
import { measureStart, OURS } from './starts.ts';
import { POSTS_PER_MINUTE, strictSlack } from './strict-slack.ts';
import { startStubSlack } from './stub-slack.ts';

const QUEUED = 10_000;
const SETTLES_AFTER = 12;

/** A database in which so many messages, each to another person, have fallen due. */
function queuedDatabase(path: string, messages: number): string {
  const now = Temporal.Now.instant();
  seedDatabase(path, now);
  const database = openDatabase(path);
  const place = { workspaceId: 'TBENCH' as WorkspaceId, rolloutId: 'R1' as RolloutId, now };
  write(database, () => {
    for (let number = 0; number < messages; number += 1) {
      const message = sentence(`Your readiness answers for team ${number} are due on Friday.`);
      const to = `U${String(number).padStart(6, '0')}` as UserId;
      enqueueMessageEntry(database, { ...place, key: `bench:${number}`, to, message });
    }
  });
  database.$client.close();
  return path;
}

/** What leaves in sixty seconds, once the first burst is over, of what Slack would have taken. */
export async function measureSender(folder: string): Promise<Figure[]> {
  const strict = strictSlack();
  const slack = await startStubSlack(strict.limit);
  const bot = await startMeasured('test/bench/our-bot.ts', {
    ...{ SLACK_API_URL: slack.apiUrl, PORT: '0' },
    DATABASE_PATH: queuedDatabase(join(folder, 'sender.db'), QUEUED),
  });
  await wait(SETTLES_AFTER * 1000);
  const before = strict.accepted.length;
  await wait(60_000);
  const share = (strict.accepted.length - before) / POSTS_PER_MINUTE;
  await bot.stop();
  slack.close();
  return [
    absolute('sender: of Slack’s limit left unused', '%', 100 * (1 - share), 5),
    absolute('sender: told “too many” by Slack', 'times', strict.refusals(), 0),
  ];
}

/** Each start but the first comes after the one before it was killed while it was sending. */
export async function measureStartWithQueue(folder: string, starts: number): Promise<Figure[]> {
  const slack = await startStubSlack();
  const startsOf = async (name: string, messages: number) => {
    const path = queuedDatabase(join(folder, `${name}.db`), messages);
    const times: number[] = [];
    for (let start = 0; start <= starts; start += 1) {
      const { milliseconds } = await measureStart(OURS, {
        ...{ SLACK_API_URL: slack.apiUrl, SLACK_BOT_TOKEN: 'xoxb-bench' },
        ...{ SLACK_SIGNING_SECRET: SECRET, DATABASE_PATH: path },
      });
      times.push(milliseconds);
    }
    return median(times.slice(1));
  };
  const empty = await startsOf('empty', 0);
  const full = await startsOf('full', QUEUED);
  slack.close();
  return [
    absolute('start after a kill with 10,000 queued, over one without', 'ms', full - empty, 1000),
  ];
}
