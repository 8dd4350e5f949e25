import { createHmac } from 'node:crypto';
import {
  lookUpPublic,
  mayBePublicHost,
  PrivateAddress,
} from '../../../platform/http/public-addresses.ts';
import type { DeliveryHandler, DeliveryTools, OutboxRow } from '../../../platform/outbox/outbox.ts';
import { endAddress } from './change-endpoints.usecase.ts';
import { notifyOfFailure, WEBHOOK_DELIVERY } from './notify-webhooks.usecase.ts';
import { type AccessNotice, endpointIdOf, verdictOf, type WebhookEndpoint } from './webhook.ts';
import { type HmacSha256, signWebhook } from './webhook-signature.ts';
import { findEndpoint, findSecret, isBehindOlder, isOvertaken } from './webhooks.store.ts';

type Delivered = Awaited<ReturnType<DeliveryHandler['deliver']>>;

const hmacSha256: HmacSha256 = (key, text) =>
  createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64');

/** Takes a notice to its address. The receiver knows a repeat by its id, so a lost answer means: once more. */
export const webhookDelivery: DeliveryHandler = {
  name: WEBHOOK_DELIVERY,
  repeatable: true,
  lane: 'outside',
  receiver: endpointIdOf,
  async deliver(row, tools) {
    const { database, now } = tools;
    const endpoint = findEndpoint(database, endpointIdOf(row.destination));
    if (endpoint === undefined || endpoint.removedAt !== undefined)
      return { kind: 'cancelled', problem: 'The address was removed.' };
    const notice = row.payload as AccessNotice;
    if (isOvertaken(database, endpoint.id, notice))
      return { kind: 'cancelled', problem: 'A later notice about the same has been sent.' };
    if (isBehindOlder(database, endpoint.id, notice))
      return { kind: 'later', at: now, problem: 'An older notice about the same is on its way.' };
    return await send(endpoint, row, tools);
  },
  settled(state, row, delivery) {
    if (delivery.kind === 'sent' || delivery.kind === 'cancelled') return;
    const problem = 'problem' in delivery ? (delivery.problem ?? '') : '';
    const isGivenUp = delivery.kind === 'refused' && delivery.isGivenUp === true;
    notifyOfFailure(state, row, { problem, isGivenUp });
    if (problem.endsWith(ENDED)) endAddress(state, endpointIdOf(row.destination));
  },
};

async function send(
  endpoint: WebhookEndpoint,
  row: OutboxRow,
  { database, fetch, now }: DeliveryTools,
): Promise<Delivered> {
  const secret = findSecret(database, endpoint);
  if (secret === undefined) return { kind: 'failed-once', problem: 'SECRETS_KEY is not set.' };
  const notice = row.payload as AccessNotice;
  const rawBody = JSON.stringify(notice);
  const timestamp = Math.floor(now.epochMilliseconds / 1000);
  const signature = signWebhook(secret, { id: notice.id, timestamp, rawBody }, hmacSha256);
  const answer = await attempt(fetch, endpoint, rawBody, {
    'content-type': 'application/json',
    'user-agent': 'Groundswell',
    'webhook-id': notice.id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signature,
    'idempotency-key': notice.id,
  });
  if ('problem' in answer) {
    const kind = answer.isFinal === true ? 'refused' : 'failed-once';
    return { kind, problem: answer.problem };
  }
  const problem = `${new URL(endpoint.url).host} answered with HTTP ${answer.status}.`;
  switch (verdictOf(answer.status)) {
    case 'taken':
      return { kind: 'sent' };
    case 'gone':
      return { kind: 'refused', problem: `${problem} ${ENDED}` };
    case 'refused':
      return { kind: 'refused', problem };
    case 'again':
      return { kind: 'failed-once', problem };
  }
}

/** With 410 a receiver says for good that nobody is there any more. */
const ENDED = 'It was removed, since that means that it is gone for good.';

type Answer = { status: number } | { problem: string; isFinal?: boolean };

async function attempt(
  fetch: DeliveryTools['fetch'],
  { url, addedBy }: WebhookEndpoint,
  body: string,
  headers: Record<string, string>,
): Promise<Answer> {
  const { hostname } = new URL(url);
  const isOpen = addedBy === 'operator';
  if (!isOpen && !mayBePublicHost(hostname)) return notPublic(hostname);
  try {
    const init = { method: 'POST', body, headers };
    const response = await fetch(url, isOpen ? init : { ...init, dispatcher: await publicOnly() });
    await response.body?.cancel();
    return { status: response.status };
  } catch (error) {
    return problemOf(hostname, error);
  }
}

/** What stands in the way, named as what it is, for whoever can mend it. */
function problemOf(host: string, error: unknown): Answer {
  const { name, cause } = error as { name?: string; cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return { problem: `${host} did not answer in time.` };
  if (cause instanceof PrivateAddress) return notPublic(host);
  if (cause?.message?.includes('redirect') === true)
    return { problem: `${host} sends on to another address: add that one instead.`, isFinal: true };
  if (/CERT|TLS|SELF_SIGNED|SSL/.test(cause?.code ?? ''))
    return { problem: `The certificate of ${host} isn’t valid (${cause?.code}).` };
  return { problem: `${host} can’t be reached.` };
}

function notPublic(host: string): Answer {
  return { problem: `${host} isn’t on the public internet, so nothing is sent.`, isFinal: true };
}

type Dispatcher = NonNullable<RequestInit['dispatcher']>;
let agent: Promise<Dispatcher> | undefined;

/** Connects to public addresses alone, and decides so about the very address that it connects to. */
function publicOnly(): Promise<Dispatcher> {
  agent ??= import('undici').then(
    // The built-in fetch takes an agent of the package, though the two are typed apart.
    ({ Agent }) => new Agent({ connect: { lookup: lookUpPublic } }) as unknown as Dispatcher,
  );
  return agent;
}
