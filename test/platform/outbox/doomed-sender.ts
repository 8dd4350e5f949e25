/*
 * A process that sends and is killed in the middle of it, as kill -9 would: before Slack has the
 * message, after Slack has it, when the answer is here but not stored, or just after it was stored.
 *   node doomed-sender.ts <database> <file of what Slack has> <point> <at which message>
 */

import { appendFileSync } from 'node:fs';
import { wallClock } from '../../../src/platform/clock.ts';
import { openDatabase } from '../../../src/platform/database.ts';
import { silentLog } from '../../../src/platform/log.ts';
import { startSender } from '../../../src/platform/outbox/sender.ts';
import { noProduct } from '../../support/requests.ts';
import { standInSlack } from './stand-in-slack.ts';

const [databasePath = '', slackPath = '', point, nth] = process.argv.slice(2);
let messages = 0;

function dieAt(here: string, message = messages): void {
  if (here === point && message === Number(nth)) process.kill(process.pid, 'SIGKILL');
}

const slack = standInSlack({
  now: wallClock.now,
  onPosted(posted) {
    appendFileSync(slackPath, `${JSON.stringify(posted)}\n`);
    dieAt('after Slack has it');
  },
});

async function doomedFetch(url: string, init: RequestInit): Promise<Response> {
  dieAt('once the one before is stored');
  messages += 1;
  const mine = messages;
  dieAt('before Slack has it');
  const answer = await slack.connection.fetch(url, init);
  const text = await answer.text();
  return Object.assign(new Response(text), {
    text: async () => {
      dieAt('before the answer is stored', mine);
      return text;
    },
  });
}

const sender = startSender({
  product: noProduct,
  database: openDatabase(databasePath),
  clock: wallClock,
  log: silentLog,
  connection: { ...slack.connection, fetch: doomedFetch as unknown as typeof fetch },
  handlers: [],
  pace: 'off',
  background: false,
});
await sender.flush();
