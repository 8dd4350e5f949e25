/* POST /hooks/outputs: outputs that could be drawn for a review, signed as Standard Webhooks says. */
import type { Hono } from 'hono';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database.ts';
import { signedHook } from '../../../platform/hooks/signed-hook.ts';
import type { Product } from '../../../platform/request.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { entriesOf, isUnusable } from '../hooks/batch.ts';
import { registerOutputs } from './register-outputs.usecase.ts';

export const outputRoutes = (services: {
  database: Database;
  product: Product;
  clock: Clock;
}): Hono =>
  signedHook(services, {
    path: '/hooks/outputs',
    listReceivers: listOpenRollouts,
    take(request, body) {
      const batch = entriesOf(body);
      if ('says' in batch) return { status: batch.status, answer: { says: batch.says } };
      const { late, ...done } = registerOutputs(request, {
        entries: batch.entries,
        source: 'webhook',
      });
      const says =
        late === 0
          ? {}
          : { says: 'The register of that time is closed; what came late is in the open one.' };
      return { status: isUnusable(done) ? 422 : 202, answer: { ...done, ...says } };
    },
  });
