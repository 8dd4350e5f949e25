/* Whether the bot's own door answers a question that is signed as Slackbot's are. */
import { createHmac } from 'node:crypto';
import { wallClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { type Finding, fine, note, wrong } from './finding.ts';

const PING = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' });
const WAIT_MS = 5000;

export async function checkSlackbot({ slackbotSecret, host, port }: Config): Promise<Finding[]> {
  if (slackbotSecret === undefined) {
    return [fine('Slackbot', 'It is not let into the Core (SLACKBOT_MCP is off).')];
  }
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}/mcp`;
  const stamp = Math.floor(wallClock.now().epochMilliseconds / 1000);
  try {
    const { status } = await fetch(address, {
      method: 'POST',
      body: PING,
      signal: AbortSignal.timeout(WAIT_MS),
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'x-slack-request-timestamp': String(stamp),
        'x-slack-signature': signed(slackbotSecret, stamp),
      },
    });
    return [inWords(status, address)];
  } catch {
    return [note('Slackbot', `Nobody answers at ${address}: is the bot running there?`)];
  }
}

function inWords(status: number, address: string): Finding {
  if (status === 200) return fine('Slackbot', `Its questions are answered at ${address}.`);
  if (status === 401) {
    return wrong(
      'Slackbot',
      `${address} does not let it in: start the bot again with SLACKBOT_MCP=on and the same SLACK_SIGNING_SECRET.`,
    );
  }
  if (status === 403) return note('Slackbot', `${address} answers; no rollout is open yet.`);
  return wrong('Slackbot', `${address} answers with ${status}: is that address this bot's?`);
}

/** As Slack signs: over the version, the time and the body. */
function signed(secret: string, stamp: number): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${PING}`).digest('hex')}`;
}
