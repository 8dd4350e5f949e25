/* POST /hooks/checks: what automated checks found, signed as Standard Webhooks says. */
import type { Hono } from 'hono';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database.ts';
import { signedHook } from '../../../platform/hooks/signed-hook.ts';
import { inSlices } from '../../../platform/in-slices.ts';
import type { Product, RolloutRequest } from '../../../platform/request.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { entriesOf, IN_ONE_TURN, isUnusable } from '../hooks/batch.ts';
import { getOutputNames } from '../samples/names.store.ts';
import { readReport } from './check-report.ts';
import { listChecks } from './checks.store.ts';
import { reportChecks } from './report-checks.usecase.ts';

export const checkRoutes = (services: {
  database: Database;
  product: Product;
  clock: Clock;
}): Hono =>
  signedHook(services, {
    path: '/hooks/checks',
    listReceivers: listOpenRollouts,
    async read(request, body) {
      const batch = entriesOf(body);
      return 'says' in batch ? batch : readReports(request, batch.entries);
    },
    take(request, read) {
      if ('says' in read) return { status: read.status, answer: { says: read.says } };
      const done = reportChecks(request, read);
      return { status: isUnusable(done) ? 422 : 202, answer: done };
    },
  });

/** A thousand are read in a few turns, before anything is written. */
async function readReports(request: RolloutRequest, entries: readonly unknown[]) {
  const { database, rolloutId, now } = request;
  const names = getOutputNames(request);
  const checks = listChecks(database, rolloutId);
  const facts = { checks, findWorkflow: names.findWorkflow, now };
  const read = await inSlices(entries, IN_ONE_TURN, (entry) => readReport(entry, facts));
  return { entries, before: { checks, names, read } };
}
