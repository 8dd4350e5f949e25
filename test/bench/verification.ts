/*
 * What ten thousand outputs cost: npm run bench -- --verification [--outputs 10000] [--teams 100]. They come by
 * signed webhook, a thousand at a time, are drawn from and asked to be reviewed; then somebody looks at the pages. A line
 * is CPU and how long nothing else had its turn, in milliseconds; of what is done several times, the worst.
 */
import { createHmac } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { product } from '../../src/app/app.ts';
import { getQualityPage } from '../../src/features/prepare/quality/quality-page.store.ts';
import { reviewsJob } from '../../src/features/prepare/reviews/reviews.jobs.ts';
import { getSamplesPage } from '../../src/features/prepare/reviews/samples-page.store.ts';
import { addReviewers } from '../../src/features/prepare/reviews/save-reviewers.usecase.ts';
import { giveDigits } from '../../src/features/prepare/samples/give-digits.usecase.ts';
import { outputRoutes } from '../../src/features/prepare/samples/outputs.http.ts';
import { drawJob } from '../../src/features/prepare/samples/samples.jobs.ts';
import { findRollout } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import type { Acting } from '../../src/platform/acting.ts';
import { movableClock } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { useSecretsKey } from '../../src/platform/derived-secrets.ts';
import { listHookSecrets } from '../../src/platform/hooks/hook-secrets.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../src/platform/ids.ts';
import { createRunner } from '../../src/platform/jobs/runner.ts';
import { silentLog } from '../../src/platform/log.ts';
import { inRollout, ownRequest, type RolloutRequest } from '../../src/platform/request.ts';
import { LEAD, personOf, SPONSOR } from './company.ts';
import { MORNING, seedLargeRollout } from './large-rollout.ts';
import { type Cost, loopMeter } from './loop-meter.ts';
import { optionOf } from './options.ts';
import { ROLLOUT, WORKSPACE } from './seeding.ts';
import { temporaryFolder } from './temporary-folder.ts';

const AT_ONCE = 1000;
const HELD = 50;
const REVIEWERS = 40;
const workspaceId = WORKSPACE as WorkspaceId;

export async function benchVerification(): Promise<void> {
  const count = Number(optionOf('--outputs') ?? 10_000);
  const size = Number(optionOf('--teams') ?? 100);
  const folder = temporaryFolder('verification');
  const database = openDatabase(join(folder, 'large.db'));
  useSecretsKey(database, Buffer.alloc(32, 7).toString('base64'));
  const { teams } = seedLargeRollout(database, size);
  const clock = movableClock(MORNING);
  const rollout = findRollout(database, ROLLOUT as RolloutId);
  if (rollout === undefined) throw new Error('The rollout was not seeded.');
  const now = (userId?: UserId): RolloutRequest => {
    const own = ownRequest({ database, product, now: clock.now() }, workspaceId);
    const request = inRollout(own, rollout);
    return userId === undefined ? request : { ...request, acting: { ...own.acting, userId } };
  };
  const [secret] = listHookSecrets(database, rollout.id, clock.now());
  const routes = outputRoutes({ database, product, clock });
  const send = async (name: string, first: number, many: number) => {
    const entries = Array.from({ length: many }, (_, at) => ({
      ...{ id: `output-${first + at}`, workflow: 'triage' },
      ...{ team: teams[(first + at) % teams.length]?.name, at: clock.now().toString() },
      ...{ url: `https://tickets.example.com/${first + at}`, note: 'A reply about a refund' },
    }));
    const raw = JSON.stringify(entries);
    const timestamp = Math.floor(clock.now().epochMilliseconds / 1000);
    const hmac = createHmac('sha256', secret ?? '').update(`${name}.${timestamp}.${raw}`);
    const headers = {
      ...{ 'webhook-id': name, 'webhook-timestamp': String(timestamp) },
      'webhook-signature': `v1,${hmac.digest('base64')}`,
    };
    return () => routes.request('/hooks/outputs', { method: 'POST', headers, body: raw });
  };
  const meter = loopMeter();
  const cost = async (act: () => unknown): Promise<Cost> => {
    await meter.begin();
    await act();
    return meter.end();
  };
  const say = (what: string, costs: readonly Cost[]) => {
    const cpu = Math.max(...costs.map((one) => one.cpu));
    const held = Math.max(...costs.map((one) => one.held));
    const mark = held > HELD ? '  OVER' : '';
    process.stdout.write(`${what}: ${cpu.toFixed(0)} / ${held.toFixed(0)} ms${mark}\n`);
  };

  const calls: Cost[] = [];
  for (let first = 0; first < count; first += AT_ONCE) {
    calls.push(await cost(await send(`msg_${first}`, first, Math.min(AT_ONCE, count - first))));
  }
  say(`${AT_ONCE} outputs in one call, the first`, calls.slice(0, 1));
  say(`the others up to ${count}`, calls.slice(1));
  say('a call again', [await cost(await send('msg_0', 0, AT_ONCE))]);
  say('10,000 in one call, refused', [await cost(await send('msg_all', 0, 10_000))]);

  giveDigits(now(LEAD), { digits: '73016' });
  giveDigits(now(SPONSOR), { digits: '20488' });
  const { rounds } = jobsOf();
  say('tickets, round by round', await rounds());
  clock.moveTo(clock.now().add({ hours: 24 * 15 }));
  say('the draw', await rounds());
  const people = Array.from({ length: REVIEWERS }, (_, at) => personOf(at + 1, 5));
  addReviewers(now(LEAD), { people, hoursPerWeek: 4, workflows: [] });
  say('asking for reviews', await rounds());
  clock.moveTo(clock.now().add({ minutes: 1 }));
  say('the minute after', await rounds());
  clock.moveTo(clock.now().add({ hours: 24 * 10 }));
  say('everyone was silent', await rounds());
  const lead = { userId: LEAD, roles: new Set(['lead']) } as unknown as Acting;
  say('/core samples', [await cost(() => getSamplesPage(now(), lead))]);
  say('/core quality', [await cost(() => getQualityPage(now(), 'triage'))]);
  database.$client.close();
  rmSync(folder, { recursive: true });

  function jobsOf() {
    const runner = createRunner({
      ...{ database, product, clock, log: silentLog },
      jobs: [drawJob, reviewsJob],
    });
    const rounds = async () => {
      const costs = [await cost(() => runner.tick())];
      for (let says: unknown; ; await breathe()) {
        costs.push(await cost(() => (says = runner.goOn())));
        if (says === undefined) return costs;
      }
    };
    return { rounds };
  }
}
