/* Readings of a Web API answer that need no state. */

import type { WebAPIRequestError } from '@slack/web-api';
import { capitalised } from '../words.ts';
import type { Delivery } from './delivery.ts';
import type { Refusal } from './slack-refusals.ts';

export type Answer = Record<string, unknown>;

/** The connection was never made, so nothing can have arrived. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export function neverLeft(error: WebAPIRequestError): boolean {
  const { original } = error;
  const codes = [original, original.cause].map((each) => (each as { code?: unknown })?.code);
  return codes.some((code) => typeof code === 'string' && NEVER_LEFT.has(code));
}

export function sent(answer: Answer): Delivery {
  const { channel, ts } = answer;
  return {
    kind: 'sent',
    ...(typeof channel === 'string' ? { channelId: channel } : {}),
    ...(typeof ts === 'string' ? { messageTs: ts } : {}),
  };
}

export function deliveryOf(verdict: Refusal['verdict'], problem: string): Delivery {
  if (verdict === 'again') return { kind: 'failed-once', problem };
  if (verdict === 'gone') return { kind: 'cancelled', problem };
  return { kind: 'refused', problem };
}

export function inWords(says: string, place: string, answer: Answer): string {
  const needed = typeof answer.needed === 'string' ? ` (${answer.needed})` : '';
  return capitalised(says.replaceAll('{place}', place).replaceAll('{needed}', needed));
}

export function retryAfterIn(answer: Answer): number | undefined {
  const metadata = answer.response_metadata as { retryAfter?: unknown } | undefined;
  return typeof metadata?.retryAfter === 'number' ? metadata.retryAfter : undefined;
}
