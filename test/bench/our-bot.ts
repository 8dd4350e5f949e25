/* The bot as it serves a real workspace by HTTP, with one more command, which writes what any act writes. */

import { httpRoutes } from '../../src/app/serving-mode.ts';
import { startApp } from '../../src/app/start-app.ts';
import { wallClock } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { serve } from '../../src/platform/http/server.ts';
import { startTicker } from '../../src/platform/jobs/ticker.ts';
import { openLog } from '../../src/platform/log.ts';
import { sentence } from '../../src/platform/slack/blocks.ts';
import { command } from '../../src/platform/slack/declarations.ts';
import { restOfLine } from '../../src/platform/slack/fields.ts';
import { tell } from '../../src/platform/slack/reply.ts';
import { enqueueMessageEntry, recordEntry } from '../support/entries.ts';
import { countStatements } from '../support/statement-meter.ts';
import { answerMeter, COUNTS, SECRET } from './meter.ts';

const writes = command({
  command: '/rollout',
  name: 'bench write',
  summary: 'writes a decision and queues a message',
  usage: '<word>',
  who: 'anyone',
  about: 'rollout',
  arguments: restOfLine,
  run({ database, acting, rolloutId, now }, word) {
    const { workspaceId, userId } = acting;
    const entry = { workspaceId, rolloutId, now };
    const says = `Noted: ${word}`;
    recordEntry(database, {
      ...entry,
      at: now,
      actor: userId,
      act: 'bench',
      subject: 'bench',
      says,
    });
    enqueueMessageEntry(database, {
      ...entry,
      key: `bench:${word}`,
      to: userId,
      message: sentence(says),
    });
    return tell(sentence(says));
  },
});

const database = openDatabase(process.env.DATABASE_PATH ?? ':memory:');
const counted = process.env[COUNTS] === undefined ? undefined : countStatements(database);
const log = openLog('error');
const app = await startApp({
  database,
  clock: wallClock,
  log,
  connection: { botToken: 'xoxb-bench', apiUrl: process.env.SLACK_API_URL ?? '' },
  transport: { mode: 'http', signingSecret: SECRET },
  adminUserIds: [],
  pace: 'slack',
  moreFeatures: [{ name: 'bench', commands: [writes] }],
});
startTicker({ ...app.scheduled, afterTurn: () => app.sender.wake() });
const at = { host: '127.0.0.1', port: Number(process.env.PORT) };
const server = await serve(at, httpRoutes(database, wallClock), app.link.requestListener);
answerMeter(Number(new URL(server.url).port), () => counted?.count ?? Number.NaN);
