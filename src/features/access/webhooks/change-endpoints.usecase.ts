import { GROUNDSWELL } from '../../../platform/acting.ts';
import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { mayBePublicHost } from '../../../platform/http/public-addresses.ts';
import { newId } from '../../../platform/new-id.ts';
import { endSilence } from '../../../platform/outbox/silent-receivers.ts';
import {
  inRollout,
  ownRequest,
  type RolloutRequest,
  type StateAt,
} from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { addressProblem, type WebhookEndpoint } from './webhook.ts';
import {
  addEndpoint,
  DERIVED,
  findEndpoint,
  findSecret,
  listEndpoints,
  markRemoved,
} from './webhooks.store.ts';

export const ENDPOINTS_MAX = 10;

export type AddOutcome =
  | { kind: 'added'; endpoint: WebhookEndpoint; secret: string }
  | { kind: 'refused'; problem: string };

const NO_KEY =
  'Notices are signed with a secret that follows from SECRETS_KEY, and it isn’t set yet. Ask the people who run Groundswell to set it: npm run groundswell -- doctor makes one.';

/** Adds an address to a rollout; its secret is answered here and nowhere else. */
export function addWebhook(request: RolloutRequest, input: { url: string }): AddOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): AddOutcome => {
    const from = isOperator(request) ? 'operator' : 'slack';
    const problem = addressProblem(input.url, from, mayBePublicHost);
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
      secret: DERIVED,
      addedBy: isOperator(request) ? 'operator' : acting.userId,
      addedAt: now,
      removedAt: undefined,
    };
    const secret = findSecret(database, endpoint);
    if (secret === undefined) return { kind: 'refused', problem: NO_KEY };
    addEndpoint(database, endpoint);
    recordChange(request, endpoint, 'webhooks.add', 'is now notified of access changes');
    return { kind: 'added', endpoint, secret };
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
    endSilence(database, endpoint.id);
    recordChange(request, endpoint, 'webhooks.remove', 'is no longer notified of access changes');
    return endpoint;
  });
}

/** Ends an address whose receiver has said that it is gone for good. */
export function endAddress(state: StateAt, endpointId: string): void {
  const { database } = state;
  const endpoint = findEndpoint(database, endpointId);
  const rollout = endpoint && findRollout(database, endpoint.rolloutId);
  if (endpoint === undefined || rollout === undefined) return;
  removeWebhook(inRollout(ownRequest(state, rollout.workspaceId), rollout), { endpointId });
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
