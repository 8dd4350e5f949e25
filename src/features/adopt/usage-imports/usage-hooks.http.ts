/* Usage that programs push: POST /hooks/usage, signed, and POST /v1/metrics, OpenTelemetry over http/json with a key. */
import { gunzipSync } from 'node:zlib';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database.ts';
import { signedHook } from '../../../platform/hooks/signed-hook.ts';
import { keyGuard, type WithKey } from '../../../platform/keys/key-guard.ts';
import { inRollout, ownRequest, type Product } from '../../../platform/request.ts';
import { findRollout, listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { takeDelivery } from './take-delivery.usecase.ts';
import { takeTelemetry } from './take-telemetry.usecase.ts';

type Services = { database: Database; product: Product; clock: Clock };

const LARGEST_BODY = 1024 * 1024;
const LARGEST_UNPACKED = 8 * 1024 * 1024;

export function usageRoutes(services: Services): Hono {
  const routes = new Hono();
  routes.route('/', deliveryRoutes(services));
  routes.route('/', metricRoutes(services));
  return routes;
}

const deliveryRoutes = (services: Services): Hono =>
  signedHook(services, {
    path: '/hooks/usage',
    listReceivers: listOpenRollouts,
    read: async (_request, body) => body,
    take(request, body) {
      const taken = takeDelivery(request, body);
      return typeof taken === 'string'
        ? { status: 422, answer: { says: taken } }
        : { status: 202, answer: taken };
    },
  });

/** Errors are answered in the shape that OTLP asks for: a `Status` with a message. */
function metricRoutes({ database, product, clock }: Services): Hono {
  const routes = new Hono<WithKey>();
  routes.use('/v1/metrics', keyGuard({ database, product, clock }, 'usage'));
  routes.use(
    '/v1/metrics',
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: (context) =>
        context.json({ message: 'The body is over 1 MiB: export smaller batches.' }, 413, {
          Connection: 'close',
        }),
    }),
  );
  routes.post('/v1/metrics', async (context) => {
    if (!/^application\/json\b/i.test(context.req.header('content-type') ?? '')) {
      const message = 'Only JSON is read here: set OTEL_EXPORTER_OTLP_PROTOCOL=http/json.';
      return context.json({ message }, 415);
    }
    const rollout = rolloutOf(database, context.get('key').rolloutId);
    if (rollout === undefined)
      return context.json({ message: 'The rollout of this key is closed.' }, 403);
    const body = await bodyOf(context);
    const own = ownRequest({ database, product, now: clock.now() }, rollout.workspaceId);
    const outcome = takeTelemetry(inRollout(own, rollout), body);
    if (outcome.kind === 'not-otlp')
      return context.json({ message: 'The body holds no resourceMetrics in JSON.' }, 400);
    const { refused, problem } = outcome;
    if (refused === 0) return context.json({});
    const partialSuccess = { rejectedDataPoints: String(refused), errorMessage: problem ?? '' };
    return context.json({ partialSuccess });
  });
  routes.onError((_error, context) =>
    context.json({ message: 'Something went wrong on our side; nothing was taken in.' }, 500),
  );
  return routes as unknown as Hono;
}

function rolloutOf(database: Database, rolloutId: WithKey['Variables']['key']['rolloutId']) {
  const open = listOpenRollouts(database);
  if (rolloutId === undefined) return open.length === 1 ? open[0] : undefined;
  const rollout = findRollout(database, rolloutId);
  return rollout?.closedAt === undefined ? rollout : undefined;
}

async function bodyOf(context: Context): Promise<unknown> {
  try {
    const raw = Buffer.from(await context.req.arrayBuffer());
    const isPacked = context.req.header('content-encoding') === 'gzip';
    const plain = isPacked ? gunzipSync(raw, { maxOutputLength: LARGEST_UNPACKED }) : raw;
    return JSON.parse(plain.toString('utf8'));
  } catch {
    return undefined;
  }
}
