import { dateAt } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import {
  enqueueAllEntries,
  enqueueMessageEntry,
  type OutboxRow,
} from '../../../platform/outbox/outbox.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import type { AccessChange } from '../access/access-change.ts';
import type { TeamDecision } from '../access/team-decision.ts';
import type { AccessNotice } from './webhook.ts';
import { webhookFailedMessage } from './webhook.view.ts';
import { findEndpoint, listEndpoints } from './webhooks.store.ts';

export const WEBHOOK_DELIVERY = 'webhook';

/** Puts a notice for each address into the outbox, in the transaction that wrote the change down. */
export function tellWebhooks(
  database: Database,
  told: { rollout: Rollout; changes: readonly AccessChange[]; decisions: readonly TeamDecision[] },
  now: Temporal.Instant,
): void {
  const { rollout, changes, decisions } = told;
  const teams = new Map(decisions.map((one) => [one.teamId, one]));
  const entries = listEndpoints(database, rollout.id).flatMap((endpoint) =>
    changes.map((change) => ({
      key: `webhook:${endpoint.id}:${change.id}`,
      workspaceId: rollout.workspaceId,
      rolloutId: rollout.id,
      now,
      handler: WEBHOOK_DELIVERY,
      destination: endpoint.id,
      payload: noticeOf(rollout, change, teams.get(change.teamId)),
    })),
  );
  if (entries.length > 0) enqueueAllEntries(database, entries);
}

function noticeOf(
  rollout: Rollout,
  change: AccessChange,
  team: TeamDecision | undefined,
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
export function reportFailure(
  database: Database,
  row: OutboxRow,
  problem: string,
  now: Temporal.Instant,
): void {
  const endpoint = findEndpoint(database, row.destination);
  const rollout = endpoint && findRollout(database, endpoint.rolloutId);
  if (endpoint === undefined || rollout === undefined || endpoint.removedAt !== undefined) return;
  const day = dateAt(now, rollout.timeZone);
  const message = webhookFailedMessage(endpoint, row.payload as AccessNotice, problem);
  for (const to of listActiveHolders(database, rollout.id, 'lead'))
    enqueueMessageEntry(database, {
      key: `webhooks.failed:${endpoint.id}:${day}:${to}`,
      workspaceId: rollout.workspaceId,
      rolloutId: rollout.id,
      now,
      to,
      message,
    });
}
