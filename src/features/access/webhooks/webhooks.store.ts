import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import { deriveSecret } from '../../../platform/derived-secrets.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { findOutboxRow } from '../../../platform/outbox/outbox.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { listChangesAfter, listChangesBefore } from '../access/access.store.ts';
import type { AccessNotice, WebhookEndpoint } from './webhook.ts';
import { SECRET_PREFIX } from './webhook-signature.ts';
import { webhookEndpointsTable } from './webhooks.table.ts';

const endpointsQuery = perDatabase((database) =>
  database
    .select()
    .from(webhookEndpointsTable)
    .where(
      and(
        eq(webhookEndpointsTable.rolloutId, sql.placeholder('rolloutId')),
        isNull(webhookEndpointsTable.removedAt),
      ),
    )
    .orderBy(asc(webhookEndpointsTable.id))
    .prepare(),
);

/** Stands in the place of a secret that is derived; addresses of older versions have theirs stored. */
export const DERIVED = 'derived';

/** With which an address's deliveries are signed; undefined while the key that it follows from is missing. */
export function findSecret(
  database: Database,
  { id, secret }: WebhookEndpoint,
): string | undefined {
  if (secret !== DERIVED) return secret;
  const derived = deriveSecret(database, `webhook ${id}`);
  return derived === undefined ? undefined : `${SECRET_PREFIX}${derived.toString('base64')}`;
}

/** The addresses that are told of a rollout's access now. */
export function listEndpoints(database: Database, rolloutId: RolloutId): WebhookEndpoint[] {
  return endpointsQuery(database).all({ rolloutId }).map(endpointFrom);
}

const endpointQuery = perDatabase((database) =>
  database
    .select()
    .from(webhookEndpointsTable)
    .where(eq(webhookEndpointsTable.id, sql.placeholder('id')))
    .prepare(),
);

export function findEndpoint(database: Database, id: string): WebhookEndpoint | undefined {
  const row = endpointQuery(database).get({ id });
  return row === undefined ? undefined : endpointFrom(row);
}

export function addEndpoint(database: Database, endpoint: WebhookEndpoint): void {
  const { removedAt: _removed, ...row } = endpoint;
  database.insert(webhookEndpointsTable).values(row).run();
}

export function markRemoved(database: Database, id: string, at: Temporal.Instant): void {
  database
    .update(webhookEndpointsTable)
    .set({ removedAt: at })
    .where(eq(webhookEndpointsTable.id, id))
    .run();
}

/** Unique by meaning: one change is told to one address once. */
export const noticeKey = (endpointId: string, changeId: string) =>
  `webhook:${endpointId}:${changeId}`;

/**
 * Whether the address may know a later state of the same team or person, which an older notice would undo.
 * It may since the first try, whatever came of that: an answer may have been lost, and then the receiver
 * knows the later one and passes over its repeats.
 */
export function isOvertaken(database: Database, endpointId: string, notice: AccessNotice): boolean {
  return listChangesAfter(database, changeIn(notice)).some((later) => {
    const row = findOutboxRow(database, noticeKey(endpointId, later));
    return row !== undefined && (row.state === 'sent' || row.attempts > 0);
  });
}

/** Whether an older notice of the same team or person is on its way just now, and might arrive after this one. */
export function isBehindOlder(
  database: Database,
  endpointId: string,
  notice: AccessNotice,
): boolean {
  return listChangesBefore(database, changeIn(notice)).some(
    (older) => findOutboxRow(database, noticeKey(endpointId, older))?.state === 'sending',
  );
}

const changeIn = ({ id, team, person }: AccessNotice) => ({
  id,
  teamId: team.id as TeamId,
  personId: person?.slackId as UserId | undefined,
});

function endpointFrom(row: typeof webhookEndpointsTable.$inferSelect): WebhookEndpoint {
  return { ...row, removedAt: row.removedAt ?? undefined };
}
