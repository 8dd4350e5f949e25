/* OFREP 0.3: POST /ofrep/v1/evaluate/flags/{key}, and without a key for all of a caller's flags. */
import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database.ts';
import type { Product } from '../../../platform/request.ts';
import { presentedKey } from './api-key.ts';
import { findFlag, listFlags } from './ask-access.usecase.ts';
import { hashOfKey, markKeyUsed } from './change-keys.usecase.ts';
import { findApiKey } from './ofrep.store.ts';
import { bulkAnswer, readOfrepRequest, singleAnswer } from './ofrep.ts';
import { type Bucket, takeFrom } from './request-rate.ts';

type Services = { database: Database; product: Product; clock: Clock };

const LARGEST_BODY = 64 * 1024;
const digest = (text: string) => createHash('sha256').update(text).digest('hex');

export function ofrepRoutes({ database, product, clock }: Services): Hono {
  const stateNow = () => ({ database, product, now: clock.now() });
  const routes = new Hono();
  const buckets = new Map<string, Bucket>();

  routes.use('/ofrep/*', async (context, next) => {
    const presented = presentedKey(
      context.req.header('authorization'),
      context.req.header('x-api-key'),
    );
    const key = presented && findApiKey(database, hashOfKey(presented));
    if (key === undefined || key === '') {
      context.header('WWW-Authenticate', 'Bearer');
      return context.json({ errorDetails: 'Send a key: Authorization: Bearer <key>.' }, 401);
    }
    const taken = takeFrom(buckets.get(key.id), performance.now());
    buckets.set(key.id, taken.bucket);
    if (taken.retryAfterSeconds !== undefined) {
      context.header('Retry-After', String(taken.retryAfterSeconds));
      return context.json({ errorDetails: 'Too many requests for one key; try again later.' }, 429);
    }
    markKeyUsed(stateNow(), key);
    return await next();
  });
  routes.use(
    '/ofrep/*',
    bodyLimit({
      maxSize: LARGEST_BODY,
      // The rest of the body is not read, so nothing more can be asked on this connection.
      onError: (context) =>
        context.json({ errorDetails: 'The body is too large.' }, 413, { Connection: 'close' }),
    }),
  );

  routes.post('/ofrep/v1/evaluate/flags/:key', async (context) => {
    const key = context.req.param('key');
    const request = readOfrepRequest(await bodyOf(context));
    const target = request.kind === 'ask' ? request.targetingKey : undefined;
    const answer = singleAnswer(key, request, findFlag(stateNow(), { key, target }));
    return context.json(answer.body, answer.status);
  });

  routes.post('/ofrep/v1/evaluate/flags', async (context) => {
    const request = readOfrepRequest(await bodyOf(context));
    const flags = request.kind === 'ask' ? listFlags(stateNow(), request.targetingKey) : [];
    const answer = bulkAnswer(request, flags, context.req.header('if-none-match'), digest);
    if (answer.status !== 400) context.header('ETag', answer.etag);
    if (answer.status === 304) return context.body(null, 304);
    return context.json(answer.body, answer.status);
  });

  routes.onError((_error, context) =>
    context.json(
      {
        errorDetails: 'Something went wrong on our side; nobody was given access because of it.',
      },
      500,
    ),
  );
  return routes;
}

async function bodyOf(context: Context): Promise<unknown> {
  try {
    return JSON.parse(await context.req.text());
  } catch {
    return undefined;
  }
}
