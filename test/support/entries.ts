/* Rows of the record and the outbox made without an act: for tests of what becomes of them. */

import { GROUNDSWELL } from '../../src/platform/acting.ts';
import { type AuditEntry, record } from '../../src/platform/audit/audit.ts';
import type { Database } from '../../src/platform/database.ts';
import type { ChannelId, RolloutId, UserId, WorkspaceId } from '../../src/platform/ids.ts';
import { enqueue, enqueueEdit, type enqueueMessage } from '../../src/platform/outbox/outbox.ts';
import type { Request } from '../../src/platform/request.ts';
import { noProduct } from './requests.ts';

type Place = { workspaceId: WorkspaceId; rolloutId: RolloutId | undefined; now: Temporal.Instant };

function requestAt(database: Database, { workspaceId, rolloutId, now }: Place): Request {
  const acting = { ...GROUNDSWELL, workspaceId, rolloutId };
  return { database, now, product: noProduct, acting, channelId: undefined };
}

export function recordEntry(database: Database, entry: AuditEntry): void {
  const { at, actor, workspaceId, rolloutId, ...rest } = entry;
  const request = requestAt(database, { workspaceId, rolloutId, now: at });
  record({ ...request, acting: { ...request.acting, userId: actor as UserId } }, rest);
}

type Said<Act extends (request: Request, said: never) => boolean> = Place &
  Omit<Parameters<Act>[1], 'rolloutId'>;

/** To whomever: what the queue does with it is no question of who is written to. */
export function enqueueMessageEntry(
  database: Database,
  { workspaceId, rolloutId, now, to, message, ...said }: SaidTo,
): boolean {
  const handler = /^[CG]/.test(to) ? 'post' : 'message';
  const queued = { ...said, handler, destination: to, payload: message };
  return enqueue(requestAt(database, { workspaceId, rolloutId, now }), queued);
}

type SaidTo = Omit<Said<typeof enqueueMessage>, 'to'> & { to: ChannelId | UserId };

export function enqueueEditEntry(
  database: Database,
  { workspaceId, rolloutId, now, ...said }: Said<typeof enqueueEdit>,
): boolean {
  return enqueueEdit(requestAt(database, { workspaceId, rolloutId, now }), said);
}

export function enqueueEntry(
  database: Database,
  { workspaceId, rolloutId, now, ...said }: Said<typeof enqueue>,
): boolean {
  return enqueue(requestAt(database, { workspaceId, rolloutId, now }), said);
}
