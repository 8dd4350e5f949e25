/* POST /hooks/checks: what automated checks found, signed as Standard Webhooks says. */
import type { Hono } from 'hono';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database.ts';
import { signedHook } from '../../../platform/hooks/signed-hook.ts';
import type { Product } from '../../../platform/request.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { entriesOf, isUnusable } from '../hooks/batch.ts';
import { reportChecks } from './report-checks.usecase.ts';

export const checkRoutes = (services: {
  database: Database;
  product: Product;
  clock: Clock;
}): Hono =>
  signedHook(services, {
    path: '/hooks/checks',
    listReceivers: listOpenRollouts,
    take(request, body) {
      const batch = entriesOf(body);
      if ('says' in batch) return { status: batch.status, answer: { says: batch.says } };
      const done = reportChecks(request, { entries: batch.entries });
      return { status: isUnusable(done) ? 422 : 202, answer: done };
    },
  });
