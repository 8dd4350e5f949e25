/*
 * A door for signed webhooks. The signature says which rollout a delivery is for. What is taken in and its
 * answer are stored in one transaction, so a delivery that comes twice counts once and hears the same.
 */

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock } from '../clock.ts';
import { type Database, write } from '../database.ts';
import { elapsed } from '../entropy.ts';
import type { RolloutId, WorkspaceId } from '../ids.ts';
import { type Bucket, takeFrom } from '../keys/request-rate.ts';
import { inRollout, ownRequest, type Product, type RolloutRequest } from '../request.ts';
import { type Delivery, findDelivery, saveDelivery } from './hook-deliveries.ts';
import { listHookSecrets } from './hook-secrets.ts';
import { type SignatureProblem, signatureProblem } from './standard-webhook.ts';

type Services = { database: Database; product: Product; clock: Clock };
type Receiver = { id: RolloutId; workspaceId: WorkspaceId; timeZone: string };

/** What a hook did with a body: taken (202), more than it takes at once (413) or nothing usable in it (422). */
export type Taken = { status: 202 | 413 | 422; answer: Record<string, unknown> };

export type Hook<Read> = {
  path: `/hooks/${string}`;
  /** The rollouts that may be meant. */
  listReceivers(database: Database): readonly Receiver[];
  /** Judges a body before anything is written; a long one in parts, so that others have their turn. */
  read(request: RolloutRequest, body: unknown): Promise<Read>;
  /** Takes what was read, within one transaction. */
  take(request: RolloutRequest, read: Read): Taken;
};

const LARGEST_BODY = 1024 * 1024;
const TOO_LARGE = 'The body is over 1 MiB: send it in several parts.';

const PROBLEMS: Record<SignatureProblem, string> = {
  'no-headers':
    'Sign the body as Standard Webhooks says: webhook-id, webhook-timestamp and webhook-signature.',
  'wrong-time':
    'The timestamp is more than five minutes from our clock: send it again with a new one.',
  'wrong-signature':
    'The signature fits none of the secrets in use; see “groundswell hooks secret”.',
};

export function signedHook<Read>(services: Services, hook: Hook<Read>): Hono {
  const buckets = new Map<RolloutId, Bucket>();
  const routes = new Hono();
  routes.use(
    hook.path,
    bodyLimit({
      maxSize: LARGEST_BODY,
      // The rest of the body is not read, so nothing more can be asked on this connection.
      onError: (context) => context.json({ says: TOO_LARGE }, 413, { Connection: 'close' }),
    }),
  );
  routes.post(hook.path, async (context) => {
    const raw = Buffer.from(await context.req.arrayBuffer());
    const sender = findSender(services, hook, context, raw);
    if (typeof sender === 'string') return context.json({ says: PROBLEMS[sender] }, 401);
    const taken = takeFrom(buckets.get(sender.id), elapsed());
    buckets.set(sender.id, taken.bucket);
    if (taken.retryAfterSeconds !== undefined) {
      context.header('Retry-After', String(taken.retryAfterSeconds));
      return context.json({ says: 'Too many deliveries; try again later.' }, 429);
    }
    const webhookId = context.req.header('webhook-id') ?? '';
    const { status, answer } = await takeIn(services, hook, sender, { raw, webhookId });
    return context.body(answer, status, { 'Content-Type': 'application/json' });
  });
  routes.onError((_error, context) =>
    context.json({ says: 'Something went wrong on our side; nothing was taken in.' }, 500),
  );
  return routes;
}

/** The rollout with whose secret the body was signed, or what is wrong with the signature. */
function findSender(
  { database, clock }: Services,
  { listReceivers }: Pick<Hook<unknown>, 'listReceivers'>,
  context: Context,
  raw: Buffer,
): Receiver | SignatureProblem {
  const headers = {
    id: context.req.header('webhook-id'),
    timestamp: context.req.header('webhook-timestamp'),
    signature: context.req.header('webhook-signature'),
  };
  const now = clock.now();
  // A mebibyte is signed once for each secret, however many signatures come with it.
  let ours: { receiver: Receiver; digest: Buffer }[] | undefined;
  let found: Receiver | undefined;
  const problem = signatureProblem(headers, now.epochMilliseconds / 1000, (before, signature) => {
    ours ??= listReceivers(database).flatMap((receiver) =>
      listHookSecrets(database, receiver.id, now).map((secret) => ({
        receiver,
        digest: createHmac('sha256', secret).update(before).update(raw).digest(),
      })),
    );
    found = ours.find(({ digest }) => isEqual(digest, signature))?.receiver;
    return found !== undefined;
  });
  return problem ?? found ?? 'wrong-signature';
}

function isEqual(expected: Buffer, signature: string): boolean {
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

type Answered = { status: 202 | 409 | 413 | 422; answer: string };

async function takeIn<Read>(
  { database, product, clock }: Services,
  hook: Hook<Read>,
  sender: Receiver,
  { raw, webhookId }: { raw: Buffer; webhookId: string },
): Promise<Answered> {
  const state = { database, product, now: clock.now() };
  const delivery = { rolloutId: sender.id, hook: hook.path, webhookId };
  const bodyHash = createHash('sha256').update(raw).digest('hex');
  const before = answerBefore(database, delivery, bodyHash);
  if (before !== undefined) return before;
  const body = readJson(raw);
  if (body === undefined) {
    return { status: 422, answer: JSON.stringify({ says: 'The body is not JSON in UTF-8.' }) };
  }
  const request = inRollout(ownRequest(state, sender.workspaceId), sender);
  const read = await hook.read(request, body.value);
  return write(database, (): Answered => {
    // While it was read, the same may have come once more.
    const meanwhile = answerBefore(database, delivery, bodyHash);
    if (meanwhile !== undefined) return meanwhile;
    const { status, answer } = hook.take(request, read);
    const text = JSON.stringify(answer);
    if (status === 202) saveDelivery(database, delivery, { bodyHash, answer: text }, state.now);
    return { status, answer: text };
  });
}

/** What a delivery heard when it came before; its id with another body is refused. */
function answerBefore(
  database: Database,
  delivery: Delivery,
  bodyHash: string,
): Answered | undefined {
  const known = findDelivery(database, delivery);
  if (known === undefined) return undefined;
  if (known.bodyHash === bodyHash) return { status: 202, answer: known.answer };
  const says = `The webhook-id ${delivery.webhookId} came with another body before: give each delivery an id of its own.`;
  return { status: 409, answer: JSON.stringify({ says }) };
}

function readJson(raw: Buffer): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw)) };
  } catch {
    return undefined;
  }
}
