import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { entryText } from '../core-files/core-office.ts';
import { shelve } from '../core-search/core-shelf.ts';
import { type Door, openDoor } from './assistant-door.ts';

const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';

let door: Door;
beforeEach(async () => {
  door = await openDoor(SECRET);
  shelve(door.world, door.world.rollout, {
    'refund-over-500.md': entryText({ owner: 'Tom Albrecht', workflow: 'reply drafting' }),
  });
});

type Signing = { secret?: string; secondsAgo?: number; sent?: string };

function send(body: string, { secret = SECRET, secondsAgo = 0, sent = body }: Signing = {}) {
  const stamp = Math.floor(door.world.now().epochMilliseconds / 1000) - secondsAgo;
  const signature = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
  return door.routes.request('/mcp', {
    method: 'POST',
    body: sent,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'x-slack-request-timestamp': String(stamp),
      'x-slack-signature': `v0=${signature}`,
    },
  });
}

const call = (method: string, slack?: { user_id: string; team_id: string }) =>
  JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method,
    params: {
      ...(method === 'tools/call'
        ? { name: 'find-in-core', arguments: { words: 'refund over 500' } }
        : {}),
      ...(slack === undefined ? {} : { _meta: { slack } }),
    },
  });
const FINN = { user_id: 'UFINN', team_id: 'TBRIGHTWATER' };

describe('Slackbot', () => {
  it('asks the Core for a person, signed as Slack signs', async () => {
    const answer = await send(call('tools/call', FINN));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('refund-over-500');
  });

  it('is turned away while the operator has it off', async () => {
    door = await openDoor();
    const answer = await send(call('tools/call', FINN));
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('SLACKBOT_MCP=on');
  });

  it('is nobody with another secret, an old or early time, or another body', async () => {
    const body = call('tools/call', FINN);
    expect((await send(body, { secret: 'another secret' })).status).toBe(401);
    expect((await send(body, { secondsAgo: 301 })).status).toBe(401);
    expect((await send(body, { secondsAgo: -301 })).status).toBe(401);
    expect((await send(body, { sent: `${body} ` })).status).toBe(401);
  });

  it('learns which tools there are without a person, and nothing of what the Core says', async () => {
    const tools = await send(call('tools/list'));
    expect(tools.status).toBe(200);
    expect(await tools.text()).toContain('may-i-use-it');
    for (const method of ['tools/call', 'resources/list', 'resources/read', 'prompts/get']) {
      expect((await send(call(method))).status, method).toBe(403);
    }
    expect((await send('[1, 2')).status).toBe(403);
  });

  it('gets nothing for people who left, for other workspaces, and for those without a part in the rollout', async () => {
    const ask = async (slack: { user_id: string; team_id: string }) =>
      (await send(call('tools/call', slack))).status;
    expect(await ask({ ...FINN, team_id: 'TELSEWHERE' })).toBe(403);
    expect(await ask({ ...FINN, user_id: 'UMARTA' })).toBe(403);
    expect(await ask({ ...FINN, user_id: 'UKENJI' })).toBe(403);
    for (const isPrivate of [1, 0]) {
      door.world.database.$client.exec(`update channels set is_private = ${isPrivate}`);
      expect(await ask({ ...FINN, user_id: 'ULENA' })).toBe(200);
    }
    door.world.database.$client.exec(
      "update people set is_deactivated = 1 where user_id = 'ULENA'",
    );
    expect(await ask({ ...FINN, user_id: 'ULENA' })).toBe(403);
  });
});
