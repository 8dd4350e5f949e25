import { randomBytes } from 'node:crypto';
import { GROUNDSWELL } from '../../../platform/acting.ts';
import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { addressProblem, type WebhookEndpoint } from './webhook.ts';
import { addEndpoint, findEndpoint, listEndpoints, markRemoved } from './webhooks.store.ts';

export const ENDPOINTS_MAX = 10;

export type AddOutcome =
  | { kind: 'added'; endpoint: WebhookEndpoint }
  | { kind: 'refused'; problem: string };

/** Adds an address to a rollout; its secret is answered here and nowhere else. */
export function addWebhook(request: RolloutRequest, input: { url: string }): AddOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): AddOutcome => {
    const problem = addressProblem(input.url);
    if (problem !== undefined) return { kind: 'refused', problem };
    const url = new URL(input.url.trim()).href;
    const known = listEndpoints(database, rolloutId);
    if (known.some((each) => each.url === url))
      return {
        kind: 'refused',
        problem: 'This address is already notified. To get a new secret, remove it first.',
      };
    if (known.length >= ENDPOINTS_MAX)
      return {
        kind: 'refused',
        problem: `There are already ${ENDPOINTS_MAX} addresses. Remove one first.`,
      };
    const endpoint: WebhookEndpoint = {
      id: newId<string>(),
      rolloutId,
      url,
      secret: `whsec_${randomBytes(32).toString('base64url')}`,
      addedBy: isOperator(request) ? 'operator' : acting.userId,
      addedAt: now,
      removedAt: undefined,
    };
    addEndpoint(database, endpoint);
    recordChange(request, endpoint, 'webhooks.add', 'is now notified of access changes');
    return { kind: 'added', endpoint };
  });
}

/** Undefined when there is no such address any more. */
export function removeWebhook(
  request: RolloutRequest,
  input: { endpointId: string },
): WebhookEndpoint | undefined {
  const { database, rolloutId, now } = request;
  return write(database, () => {
    const endpoint = findEndpoint(database, input.endpointId);
    const isHere = endpoint?.rolloutId === rolloutId && endpoint.removedAt === undefined;
    if (endpoint === undefined || !isHere) return undefined;
    markRemoved(database, endpoint.id, now);
    recordChange(request, endpoint, 'webhooks.remove', 'is no longer notified of access changes');
    return endpoint;
  });
}

function recordChange(
  request: RolloutRequest,
  endpoint: WebhookEndpoint,
  act: string,
  what: string,
): void {
  record(request, {
    act,
    subject: `webhook:${endpoint.id}`,
    says: `${esc(endpoint.url)} ${what}${isOperator(request) ? ', by the operator' : ''}.`,
    isNews: false,
  });
}

/** Nobody but the operator does this without being a person in Slack. */
function isOperator({ acting }: RolloutRequest): boolean {
  return acting.userId === GROUNDSWELL.userId;
}
