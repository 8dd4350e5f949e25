import { randomBytes } from 'node:crypto';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { addressProblem, type WebhookEndpoint } from './webhook.ts';
import { addEndpoint, findEndpoint, listEndpoints, markRemoved } from './webhooks.store.ts';

export const ENDPOINTS_MAX = 10;

export type AddOutcome =
  | { kind: 'added'; endpoint: WebhookEndpoint }
  | { kind: 'refused'; problem: string };

/** Adds an address to a rollout; its secret is answered here and nowhere else. */
export function addWebhook(
  database: Database,
  input: { rolloutId: RolloutId; url: string; addedBy: UserId | 'operator' },
  now: Temporal.Instant,
): AddOutcome {
  return write(database, (): AddOutcome => {
    const { rolloutId, addedBy } = input;
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
      addedBy,
      addedAt: now,
      removedAt: undefined,
    };
    addEndpoint(database, endpoint);
    recordChange(
      database,
      endpoint,
      addedBy,
      'webhooks.add',
      'is now notified of access changes',
      now,
    );
    return { kind: 'added', endpoint };
  });
}

/** Undefined when there is no such address any more. */
export function removeWebhook(
  database: Database,
  input: { rolloutId: RolloutId; endpointId: string; removedBy: UserId | 'operator' },
  now: Temporal.Instant,
): WebhookEndpoint | undefined {
  return write(database, () => {
    const endpoint = findEndpoint(database, input.endpointId);
    const isHere = endpoint?.rolloutId === input.rolloutId && endpoint.removedAt === undefined;
    if (endpoint === undefined || !isHere) return undefined;
    markRemoved(database, endpoint.id, now);
    recordChange(
      database,
      endpoint,
      input.removedBy,
      'webhooks.remove',
      'is no longer notified of access changes',
      now,
    );
    return endpoint;
  });
}

function recordChange(
  database: Database,
  endpoint: WebhookEndpoint,
  by: UserId | 'operator',
  act: string,
  what: string,
  now: Temporal.Instant,
): void {
  const rollout = findRollout(database, endpoint.rolloutId);
  if (rollout === undefined) return;
  recordEntry(database, {
    workspaceId: rollout.workspaceId,
    rolloutId: rollout.id,
    at: now,
    actor: by === 'operator' ? 'groundswell' : by,
    act,
    subject: `webhook:${endpoint.id}`,
    says: `${esc(endpoint.url)} ${what}${by === 'operator' ? ', by the operator' : ''}.`,
    isNews: false,
  });
}
