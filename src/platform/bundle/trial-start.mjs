/*
 * Starts a new bundle once before it is kept: on an empty database, beside a Slack that says yes to
 * everything, up to the first acknowledged command. What does not start is not kept; and Node keeps the
 * compiled code of what ran, so that the bundle's first real start is already a fast one.
 */
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wallClock } from '../clock.ts';

const SECRET = 'trial-signing-secret';
const WITHIN_MS = 60_000;

/** @param {string} root @param {string} manifest */
export async function trialStart(root, manifest) {
  const slack = await startAgreeingSlack();
  const place = mkdtempSync(join(tmpdir(), 'groundswell-trial-'));
  const bot = spawn(process.execPath, [join(root, 'src/start.mjs'), `--manifest=${manifest}`], {
    // Away from the operator's .env: this start must not reach the real Slack.
    cwd: place,
    env: {
      SLACK_API_URL: slack.url,
      SLACK_BOT_TOKEN: 'xoxb-trial',
      SLACK_SIGNING_SECRET: SECRET,
      DATABASE_PATH: join(place, 'trial.db'),
      PORT: '0',
      // So it ends by itself should its maker be killed.
      npm_lifecycle_event: 'start',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = () => {
    bot.kill('SIGKILL');
    process.exit(1);
  };
  process.once('SIGTERM', stop);
  const late = setTimeout(() => bot.kill('SIGKILL'), WITHIN_MS);
  const ended = new Promise((resolve) => bot.once('close', resolve));
  try {
    await sendHelp(await addressOf(bot));
    bot.kill('SIGTERM');
    const code = await ended;
    if (code !== 0) throw new Error(`on trial it ended with ${code}`);
  } finally {
    clearTimeout(late);
    bot.kill('SIGKILL');
    await ended;
    process.off('SIGTERM', stop);
    slack.close();
    rmSync(place, { recursive: true, force: true });
  }
}

/** @param {import('node:child_process').ChildProcess} bot @returns {Promise<string>} */
function addressOf(bot) {
  let said = '';
  return new Promise((resolve, reject) => {
    bot.stderr?.on('data', (part) => {
      said += part;
      const address = /"address":"([^"]+)"/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    bot.once('close', () => reject(new Error(`on trial it did not start: ${said.slice(0, 500)}`)));
  });
}

/** @param {string} address */
async function sendHelp(address) {
  const body = new URLSearchParams({
    command: '/rollout',
    text: 'help',
    user_id: 'UTRIAL',
    team_id: 'TTRIAL',
    channel_id: 'CTRIAL',
    trigger_id: '1.1.trial',
    response_url: `${address}/none`,
  }).toString();
  const seconds = String(Math.floor(wallClock.now().epochMilliseconds / 1000));
  const signature = createHmac('sha256', SECRET).update(`v0:${seconds}:${body}`).digest('hex');
  const answer = await fetch(`${address}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': seconds,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
  if (!answer.ok) throw new Error(`on trial it answered a command with ${answer.status}`);
}

/** @returns {Promise<{ url: string, close(): void }>} */
function startAgreeingSlack() {
  const answer = JSON.stringify({
    ok: true,
    user_id: 'UTRIALBOT',
    bot_id: 'BTRIALBOT',
    team_id: 'TTRIAL',
    team: 'Trial',
    user: 'groundswell',
    channel: 'CTRIAL',
    ts: '1800000000.000001',
  });
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      resolve({
        url: `http://127.0.0.1:${port}/api/`,
        close() {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}
