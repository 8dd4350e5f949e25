/* POST /hooks/outputs: outputs that could be drawn for a review, signed as Standard Webhooks says. */
import type { Hono } from 'hono';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database.ts';
import { signedHook } from '../../../platform/hooks/signed-hook.ts';
import { inSlices } from '../../../platform/in-slices.ts';
import type { Product, RolloutRequest } from '../../../platform/request.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { entriesOf, IN_ONE_TURN, isUnusable } from '../hooks/batch.ts';
import { getOutputNames } from './names.store.ts';
import { readOutput } from './output.ts';
import { registerOutputs } from './register-outputs.usecase.ts';

export const outputRoutes = (services: {
  database: Database;
  product: Product;
  clock: Clock;
}): Hono =>
  signedHook(services, {
    path: '/hooks/outputs',
    listReceivers: listOpenRollouts,
    async read(request, body) {
      const batch = entriesOf(body);
      return 'says' in batch ? batch : readOutputs(request, batch.entries);
    },
    take(request, read) {
      if ('says' in read) return { status: read.status, answer: { says: read.says } };
      const { late, ...done } = registerOutputs(request, { ...read, source: 'webhook' });
      const says =
        late === 0
          ? {}
          : { says: 'The register of that time is closed; what came late is in the open one.' };
      return { status: isUnusable(done) ? 422 : 202, answer: { ...done, ...says } };
    },
  });

/** A thousand are read in a few turns, before anything is written. */
async function readOutputs(request: RolloutRequest, entries: readonly unknown[]) {
  const names = getOutputNames(request);
  const { now } = request;
  const read = await inSlices(entries, IN_ONE_TURN, (entry) => readOutput(entry, names, now));
  return { entries, before: { names, read } };
}
