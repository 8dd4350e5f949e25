import { enqueueNews } from '../../../platform/outbox/direct.ts';
import { enqueue, type OutboxRow } from '../../../platform/outbox/outbox.ts';
import {
  inRollout,
  ownRequest,
  type RolloutRequest,
  type StateAt,
} from '../../../platform/request.ts';
import type { AccessChange, AccessNews } from '../../contract/access-change.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { type AccessNotice, destinationOf, endpointIdOf } from './webhook.ts';
import { webhookFailedMessage } from './webhook.view.ts';
import { findEndpoint, listEndpoints, noticeKey } from './webhooks.store.ts';

export const WEBHOOK_DELIVERY = 'webhook';

/** Puts a notice for each address into the outbox, in the transaction that wrote the change down. */
export function notifyWebhooks(request: RolloutRequest, { changes, teams }: AccessNews): void {
  const { database, rolloutId } = request;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined) return;
  const known = new Map(teams.map((one) => [one.teamId, one]));
  for (const endpoint of listEndpoints(database, rolloutId))
    for (const change of changes)
      enqueue(request, {
        key: noticeKey(endpoint.id, change.id),
        handler: WEBHOOK_DELIVERY,
        destination: destinationOf(endpoint.id, change.event),
        payload: noticeOf(rollout, change, known.get(change.teamId)),
      });
}

function noticeOf(
  rollout: Rollout,
  change: AccessChange,
  team: AccessNews['teams'][number] | undefined,
): AccessNotice {
  const { id, event, at, teamId, personId, before, after, reason } = change;
  return {
    id,
    event,
    at: at.toString(),
    rollout: { id: rollout.id, name: rollout.name },
    team: { id: teamId, name: team?.teamName ?? '', wave: team?.wave },
    person: personId === undefined ? undefined : { slackId: personId },
    state: { before, after },
    reason,
  };
}

/** Leads hear once a day that an address takes nothing, with what it missed last. */
export function notifyOfFailure(
  state: StateAt,
  row: OutboxRow,
  failure: { problem: string; isGivenUp: boolean },
): void {
  const { database } = state;
  const endpoint = findEndpoint(database, endpointIdOf(row.destination));
  const rollout = endpoint && findRollout(database, endpoint.rolloutId);
  if (endpoint === undefined || rollout === undefined || endpoint.removedAt !== undefined) return;
  const request = inRollout(ownRequest(state, rollout.workspaceId), rollout);
  const message = webhookFailedMessage(endpoint, row.payload as AccessNotice, failure);
  for (const to of listActiveHolders(database, rollout.id, 'lead'))
    enqueueNews(request, {
      key: `webhooks.failed:${endpoint.id}:${request.today}:${to}`,
      to,
      message,
    });
}
