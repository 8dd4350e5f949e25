import { beforeEach, describe, expect, it } from 'vitest';
import { type Door, keyFor, openDoor } from './assistant-door.ts';

describe('the door of the Core', () => {
  let door: Door;
  beforeEach(async () => {
    door = await openDoor();
  });
  const post = (
    key: string | undefined,
    body: unknown = { jsonrpc: '2.0', id: 1, method: 'ping' },
  ) =>
    door.routes.request('/mcp', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(body),
    });

  it('stays shut without a key, and with a key for something else', async () => {
    expect((await post(undefined)).status).toBe(401);
    expect((await post('gsk_made-up')).status).toBe(401);
    const refused = await post(keyFor(door, 'access'));
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('--for core');
  });

  it('asks for patience when a key asks too often', async () => {
    const key = keyFor(door, 'core');
    const statuses: number[] = [];
    for (let asked = 0; asked < 700 && statuses.at(-1) !== 429; asked += 1) {
      statuses.push((await post(key, {})).status);
    }
    expect(statuses.at(-1)).toBe(429);
  });

  it('stays shut for a rollout that is closed', async () => {
    const key = keyFor(door, 'core');
    door.world.database.$client.exec('update rollouts set closed_at = 1');
    expect((await post(key)).status).toBe(403);
  });

  it('takes nothing that is too large', async () => {
    expect((await post(keyFor(door, 'core'), { words: 'x'.repeat(70_000) })).status).toBe(413);
  });
});
