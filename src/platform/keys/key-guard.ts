/* Lets programs in by their key: 401 without one, 403 with one for something else, 429 when they ask too often. */

import { createMiddleware } from 'hono/factory';
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import { elapsed } from '../entropy.ts';
import type { Product } from '../request.ts';
import { type ApiKey, presentedKey } from './api-key.ts';
import { findApiKey, hashOfKey, markKeyUsed } from './keys.ts';
import { type Bucket, takeFrom } from './request-rate.ts';

export type WithKey = { Variables: { key: ApiKey } };

export function keyGuard(
  { database, product, clock }: { database: Database; product: Product; clock: Clock },
  purpose: string,
) {
  const buckets = new Map<string, Bucket>();
  return createMiddleware<WithKey>(async (context, next) => {
    const presented = presentedKey(
      context.req.header('authorization'),
      context.req.header('x-api-key'),
    );
    const key = presented === undefined ? undefined : findApiKey(database, hashOfKey(presented));
    if (key === undefined) {
      context.header('WWW-Authenticate', 'Bearer');
      return context.json({ errorDetails: 'Send a key: Authorization: Bearer <key>.' }, 401);
    }
    if (key.purpose !== purpose) {
      const errorDetails = `This key is for something else: make one with "key create <name> --for ${purpose}".`;
      return context.json({ errorDetails }, 403);
    }
    const taken = takeFrom(buckets.get(key.id), elapsed());
    buckets.set(key.id, taken.bucket);
    if (taken.retryAfterSeconds !== undefined) {
      context.header('Retry-After', String(taken.retryAfterSeconds));
      return context.json({ errorDetails: 'Too many requests for one key; try again later.' }, 429);
    }
    markKeyUsed({ database, product, now: clock.now() }, key);
    context.set('key', key);
    return await next();
  });
}
