import { OFREPProvider } from '@openfeature/ofrep-provider';
import { type EvaluationDetails, OpenFeature } from '@openfeature/server-sdk';
import { describe, expect, it, onTestFinished } from 'vitest';
import { httpRoutes } from '../../../../src/app/serving-mode.ts';
import { serve } from '../../../../src/platform/http/server.ts';
import { createKey, revokeKey } from '../../../../src/platform/keys/keys.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { stateIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { makeChampion } from '../../champions/champions/champion-story.ts';

type Asked = SupportCopilotWorld & { url: string; key: string };

/** Claims is live in wave 1 with Mia as its champion; Billing is in no wave. */
async function start(): Promise<Asked> {
  const world = await startSupportCopilot();
  await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
  startWaveWith(world, world.rollout, 1, [world.claims]);
  const routes = httpRoutes(world.database, world.workspace.clock);
  const server = await serve({ host: '127.0.0.1', port: 0 }, routes, undefined);
  onTestFinished(async () => {
    await OpenFeature.clearProviders();
    await server.close();
  });
  const made = createKey(stateIn(world), { name: 'crm', purpose: 'access' });
  const key = made.kind === 'created' ? made.key : '';
  return Object.assign(world, { url: server.url, key });
}

/** What a program with the standard OpenFeature client is told about somebody. */
async function evaluate(
  { url, key }: { url: string; key: string },
  targetingKey: string,
  flag = 'support-copilot',
): Promise<EvaluationDetails<boolean>> {
  const headers: [string, string][] = [['Authorization', `Bearer ${key}`]];
  await OpenFeature.setProviderAndWait(new OFREPProvider({ baseUrl: url, headers }));
  return await OpenFeature.getClient().getBooleanDetails(flag, false, { targetingKey });
}

const post = (url: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}/ofrep/v1/evaluate/flags${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('the standard OpenFeature client', () => {
  it('hears the answer while nothing can be written, and what could not be noted is noted later', async () => {
    const asked = await start();
    const noted = () =>
      asked.database.$client.prepare('select count(*) from access_events').pluck().get();
    asked.database.$client.pragma('query_only = on');
    expect(await evaluate(asked, 'UMIA')).toMatchObject({ value: true, variant: 'live' });
    expect(await evaluate(asked, 'UBAO')).toMatchObject({ value: false });
    expect(noted()).toBe(0);
    asked.database.$client.pragma('query_only = off');
    expect(await evaluate(asked, 'UMIA')).toMatchObject({ value: true, variant: 'live' });
    expect(noted()).toBeGreaterThan(0);
  });

  it('hears who has access, with wave, gate and the reason', async () => {
    const asked = await start();
    expect(await evaluate(asked, 'UMIA')).toMatchObject({
      value: true,
      reason: 'TARGETING_MATCH',
      variant: 'live',
      flagMetadata: {
        team: 'Claims',
        wave: 1,
        gate: 'open',
        reasonText: 'Claims is live and has a certified champion.',
      },
    });
    expect(await evaluate(asked, 'UBAO')).toMatchObject({
      value: false,
      variant: 'waiting',
      flagMetadata: { team: 'Billing', reasonText: 'Billing is not in a wave yet.' },
    });
    expect(await evaluate(asked, 'Claims')).toMatchObject({
      value: true,
      flagMetadata: { newSeats: true },
    });
    expect(await evaluate(asked, asked.claims.id)).toMatchObject({ value: true });
  });

  it('hears a plain no about people that nobody knows, e-mail addresses among them', async () => {
    const asked = await start();
    expect(await evaluate(asked, 'UNOBODY1')).toMatchObject({ value: false, reason: 'UNKNOWN' });
    expect(await evaluate(asked, 'mia@brightwater.example')).toMatchObject({
      value: false,
      flagMetadata: {
        reasonText: 'E-mail addresses are not known here: ask by Slack member id, or by team.',
      },
    });
    expect(await evaluate(asked, 'UKENJI')).toMatchObject({ value: false });
  });

  it('hears of a champion’s leaving in the same moment: grace keeps people in, and says until when', async () => {
    const asked = await start();
    asked.workspace.clock.moveTo(Temporal.Instant.from('2027-01-05T15:00:00Z'));
    await asked.workspace.company.deactivates('Mia Chen');
    expect(await evaluate(asked, 'UHANNAH')).toMatchObject({
      value: true,
      variant: 'grace',
      flagMetadata: { until: '2027-01-19' },
    });
    expect(await evaluate(asked, 'UMIA')).toMatchObject({ value: false });
    asked.workspace.clock.moveTo(Temporal.Instant.from('2027-01-20T05:00:00Z'));
    expect(await evaluate(asked, 'UHANNAH')).toMatchObject({ value: true, variant: 'frozen' });
    expect(await evaluate(asked, 'Claims')).toMatchObject({ flagMetadata: { newSeats: false } });
  });

  it('gets its own default for an unknown flag, an unknown key and a revoked key', async () => {
    const asked = await start();
    expect(await evaluate(asked, 'UMIA', 'other')).toMatchObject({
      value: false,
      errorCode: 'FLAG_NOT_FOUND',
    });
    const wrong = await evaluate({ ...asked, key: 'gsk_wrong' }, 'UMIA');
    expect(wrong).toMatchObject({ value: false, reason: 'ERROR' });
    revokeKey(stateIn(asked), { name: 'crm' });
    expect(await evaluate(asked, 'UMIA')).toMatchObject({ value: false, reason: 'ERROR' });
  });
});

describe('the endpoint by itself', () => {
  it('answers 401 without a key, takes X-API-Key too, and 400 in the protocol’s own words', async () => {
    const { url, key } = await start();
    expect((await post(url, '/support-copilot', {})).status).toBe(401);
    const withKey = { 'X-API-Key': key };
    const missing = await post(url, '/support-copilot', { context: {} }, withKey);
    expect([missing.status, await missing.json()]).toMatchObject([
      400,
      { key: 'support-copilot', errorCode: 'TARGETING_KEY_MISSING' },
    ]);
    expect((await post(url, '/support-copilot', '{', withKey)).status).toBe(400);
    const none = await post(url, '/none', { context: { targetingKey: 'UMIA' } }, withKey);
    expect([none.status, await none.json()]).toMatchObject([404, { errorCode: 'FLAG_NOT_FOUND' }]);
    const huge = 'x'.repeat(70_000);
    const refused = await post(url, '/support-copilot', huge, withKey);
    expect(refused.status).toBe(413);
    expect(refused.headers.get('connection')).toBe('close');
  });

  it('answers all flags with an ETag, and again only when something has changed', async () => {
    const { url, key, database, rollout, billing, ...world } = await start();
    const asked = { context: { targetingKey: 'UBAO' } };
    const bearer = { Authorization: `Bearer ${key}` };
    const first = await post(url, '', asked, bearer);
    const etag = first.headers.get('etag') ?? '';
    expect(await first.json()).toMatchObject({ flags: [{ key: 'support-copilot', value: false }] });
    const again = await post(url, '', asked, { ...bearer, 'If-None-Match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    startWaveWith({ database, now: () => world.workspace.clock.now() }, rollout, 2, [billing]);
    const changed = await post(url, '', asked, { ...bearer, 'If-None-Match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  it('asks a program that sends too many requests to slow down, and says for how long', async () => {
    const { url, key } = await start();
    const bearer = { Authorization: `Bearer ${key}` };
    let last = await post(url, '/none', {}, bearer);
    for (let count = 0; last.status !== 429 && count < 1500; count += 1)
      last = await post(url, '/none', {}, bearer);
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });
});
