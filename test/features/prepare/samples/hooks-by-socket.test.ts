import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { httpRoutes } from '../../../../src/app/serving-mode.ts';
import { listHookSecrets } from '../../../../src/platform/hooks/hook-secrets.ts';
import { type HttpServer, serve } from '../../../../src/platform/http/server.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { anOutput } from './signed.ts';

let world: SupportCopilotWorld;
let server: HttpServer;
beforeEach(async () => {
  world = await startSupportCopilot({ now: '2027-01-06T09:00:00Z' });
  const routes = httpRoutes(world.database, world.workspace.clock);
  server = await serve({ host: '127.0.0.1', port: 0 }, routes, undefined);
});
afterEach(() => server.close());

async function send(body: string, { id = 'one', late = 0, type = 'application/json' } = {}) {
  const [secret] = listHookSecrets(world.database, world.rollout.id, world.now());
  const timestamp = Math.floor(world.now().epochMilliseconds / 1000) - late;
  const hmac = createHmac('sha256', secret!).update(`${id}.${timestamp}.${body}`);
  const response = await fetch(`${server.url}/hooks/outputs`, {
    method: 'POST',
    headers: {
      'content-type': type,
      ...{ 'webhook-id': id, 'webhook-timestamp': String(timestamp) },
      'webhook-signature': `v1,${hmac.digest('base64')}`,
    },
    body,
  });
  return { status: response.status, ...((await response.json()) as { says?: string }) };
}

describe('a webhook over the network', () => {
  const body = JSON.stringify(anOutput('a'));

  it('is taken once, refused when it is changed or old, and the next one is still heard', async () => {
    const first = await send(body);
    expect(first).toMatchObject({ status: 202, accepted: 1 });
    expect(await send(body)).toEqual(first);
    expect(await send(JSON.stringify(anOutput('b')))).toMatchObject({ status: 409 });
    expect(await send(body, { id: 'two', late: 301 })).toMatchObject({ status: 401 });
    expect(await send(`"${'x'.repeat(3 * 1024 * 1024)}"`, { id: 'three' })).toMatchObject({
      status: 413,
      says: 'The body is over 1 MiB: send it in several parts.',
    });
    expect(await send('['.repeat(100_000), { id: 'four' })).toMatchObject({ status: 422 });
    expect(await send(body, { id: 'five' })).toMatchObject({ status: 202, duplicates: 1 });
  });

  it('of ten thousand outputs is refused with how many may come at once', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({ id: `o${at}` }));
    expect(await send(JSON.stringify(many))).toMatchObject({
      status: 413,
      says: 'There are 10000 entries: send at most 1000 at a time.',
    });
  });

  it('is JSON, whatever its content type says', async () => {
    expect(await send(body, { type: 'text/plain' })).toMatchObject({ status: 202 });
    const form = { id: 'two', type: 'application/x-www-form-urlencoded' };
    expect(await send('id=a', form)).toMatchObject({ status: 422 });
  });
});
