import { createHmac } from 'node:crypto';
import type { DeliveryHandler, DeliveryTools, OutboxRow } from '../../../platform/outbox/outbox.ts';
import { notifyOfFailure, WEBHOOK_DELIVERY } from './notify-webhooks.usecase.ts';
import { type AccessNotice, verdictOf, type WebhookEndpoint } from './webhook.ts';
import { type HmacSha256, signWebhook } from './webhook-signature.ts';
import { findEndpoint } from './webhooks.store.ts';

type Delivered = Awaited<ReturnType<DeliveryHandler['deliver']>>;

export const hmacSha256: HmacSha256 = (secret, text) =>
  createHmac('sha256', secret).update(text).digest('hex');

/** Takes a notice to its address. The receiver knows a repeat by its id, so a lost answer means: once more. */
export const webhookDelivery: DeliveryHandler = {
  name: WEBHOOK_DELIVERY,
  repeatable: true,
  async deliver(row, tools) {
    const endpoint = findEndpoint(tools.database, row.destination);
    if (endpoint === undefined || endpoint.removedAt !== undefined)
      return { kind: 'cancelled', problem: 'The address was removed.' };
    return await send(endpoint, row, tools);
  },
  settled(state, row, delivery) {
    if (delivery.kind === 'sent' || delivery.kind === 'cancelled') return;
    const problem = 'problem' in delivery ? (delivery.problem ?? '') : '';
    notifyOfFailure(state, row, problem);
  },
};

async function send(
  endpoint: WebhookEndpoint,
  row: OutboxRow,
  { fetch, now }: DeliveryTools,
): Promise<Delivered> {
  const notice = row.payload as AccessNotice;
  const rawBody = JSON.stringify(notice);
  const timestamp = Math.floor(now.epochMilliseconds / 1000);
  const signature = signWebhook(endpoint.secret, { id: notice.id, timestamp, rawBody }, hmacSha256);
  const answer = await attempt(fetch, endpoint.url, rawBody, {
    'content-type': 'application/json',
    'user-agent': 'Groundswell',
    'webhook-id': notice.id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signature,
    'idempotency-key': notice.id,
  });
  if ('problem' in answer) return { kind: 'failed-once', problem: answer.problem };
  const problem = `${new URL(endpoint.url).host} answered with HTTP ${answer.status}.`;
  switch (verdictOf(answer.status)) {
    case 'taken':
      return { kind: 'sent' };
    case 'gone':
      return { kind: 'refused', problem };
    case 'slower':
    case 'again':
      return { kind: 'failed-once', problem };
  }
}

async function attempt(
  fetch: DeliveryTools['fetch'],
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<{ status: number } | { problem: string }> {
  try {
    const response = await fetch(url, { method: 'POST', body, headers });
    await response.body?.cancel();
    return { status: response.status };
  } catch (error) {
    const host = new URL(url).host;
    const isSlow = error instanceof Error && error.name === 'TimeoutError';
    return { problem: isSlow ? `${host} did not answer in time.` : `${host} can’t be reached.` };
  }
}
