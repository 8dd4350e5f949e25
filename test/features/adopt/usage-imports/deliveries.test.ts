import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { usageRoutes } from '../../../../src/features/adopt/usage-imports/usage-hooks.http.ts';
import { useSecretsKey } from '../../../../src/platform/derived-secrets.ts';
import { listHookSecrets } from '../../../../src/platform/hooks/hook-secrets.ts';
import { noProduct } from '../../../support/requests.ts';
import { NOW, usageWorld } from '../usage-world.ts';

function door() {
  const world = usageWorld();
  const { database } = world;
  useSecretsKey(database, 'a key of at least thirty-two characters');
  const [secret] = listHookSecrets(database, world.rollout.id, NOW);
  const webhook = new Webhook(secret?.toString('base64') ?? '');
  const routes = usageRoutes({ database, product: noProduct, clock: { now: () => NOW } });
  const send = async (id: string, payload: unknown, at = NOW) => {
    const body = JSON.stringify(payload);
    const date = new Date(at.epochMilliseconds);
    const headers = {
      ...{ 'webhook-id': id, 'webhook-timestamp': `${Math.floor(date.getTime() / 1000)}` },
      'webhook-signature': webhook.sign(id, date, body),
    };
    const answer = await routes.request('/hooks/usage', { method: 'POST', headers, body });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  return { ...world, send };
}

const rows = [
  { person: 'mia@acme.example', day: '2026-05-04', actions: 5 },
  { person: 'UBAO', day: '2026-05-04', actions: -1 },
];

it('a delivery of usage is taken once, by its id, and says what became of each row', async () => {
  const { send, count } = door();
  const first = await send('d1', { source: 'chatgpt', rows });
  expect(first).toMatchObject({ status: 202, body: { source: 'chatgpt', added: 1, refused: 1 } });
  expect(await send('d1', { source: 'chatgpt', rows })).toEqual(first);
  expect((await send('d1', { source: 'chatgpt', rows: [] })).status).toBe(409);
  expect(count('usage_days')).toBe(1);
  expect((await send('d2', { source: 'chatgpt', rows })).body).toMatchObject({
    added: 0,
    known: 1,
  });
});

it('a delivery that is old, unsigned or of no use changes nothing', async () => {
  const { send, count } = door();
  expect((await send('d1', { rows }, NOW.subtract({ minutes: 6 }))).status).toBe(401);
  expect((await send('d2', { rows: 'none' })).status).toBe(422);
  expect((await send('d3', { rows: [{ person: 'UMIA' }] })).status).toBe(422);
  expect(count('usage_days') + count('usage_sources')).toBe(0);
});
