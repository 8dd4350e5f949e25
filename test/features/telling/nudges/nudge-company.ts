/* A rollout with a lead and a few people, and nothing else that could write to them. */
import {
  addRollout,
  saveRoleHolders,
} from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import type { Database } from '../../../../src/platform/database.ts';
import type { UserId, WorkspaceId } from '../../../../src/platform/ids.ts';
import { savePerson } from '../../../../src/platform/slack/directory.ts';
import { aRollout } from '../../../support/builders.ts';
import { openInMemory } from '../../../support/fresh-database.ts';

export const workspaceId = 'TBRIGHTWATER' as WorkspaceId;
export const start = Temporal.Instant.from('2027-03-08T00:00:00Z');
const ZONES: Record<string, string> = {
  UMIA: 'America/New_York',
  UBAO: 'Asia/Ho_Chi_Minh',
  ULENA: 'Europe/Berlin',
  UOLE: 'Europe/Berlin',
};

export const zoneOf = (userId: string) => ZONES[userId] ?? 'UTC';

/** With ULENA as its lead. */
export function openCompany(people: readonly string[]): Database {
  const database = openInMemory();
  addRollout(database, aRollout());
  saveRoleHolders(database, aRollout().id, { role: 'lead', userIds: ['ULENA' as UserId] }, start);
  for (const userId of people) saveAs(database, userId);
  return database;
}

type Told = { statusText?: string; statusUntil?: Temporal.Instant; isDeactivated?: boolean };

/** What Slack tells of somebody. */
export function saveAs(database: Database, userId: string, told: Told = {}): void {
  const usual = { statusText: '', statusUntil: null, isDeactivated: false };
  savePerson(database, {
    ...{ workspaceId, userId: userId as UserId, name: userId, timeZone: zoneOf(userId) },
    ...{ isAdmin: false, isBot: false, fetchedAt: start, ...usual, ...told },
  });
}

/** The messages that may leave by now, in their order. */
export function listDue(database: Database, now: Temporal.Instant) {
  return database.$client
    .prepare<[number], { key: string; person: string }>(
      "select key, destination as person from outbox where carrier = 'nudge' and state = 'queued' and next_attempt_at <= ?",
    )
    .all(now.epochMilliseconds);
}
