import { and, desc, eq, isNull, notInArray, or, sql } from 'drizzle-orm';
import { later } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, WorkspaceId } from '../../../platform/ids.ts';
import { outboxTable } from '../../../platform/outbox/outbox.table.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { DIGEST_TIME, DIGEST_WEEKDAY, type DigestSchedule } from './digest-slot.ts';
import { digestSettingsTable, digestsTable } from './digests.table.ts';

export type StoredDigest = typeof digestsTable.$inferSelect;

const lastDigestQuery = perDatabase((database) =>
  database
    .select()
    .from(digestsTable)
    .where(eq(digestsTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(desc(digestsTable.week))
    .limit(1)
    .prepare(),
);

/** The last digest that was said on a rollout. */
export function findLastDigest(database: Database, rolloutId: RolloutId): StoredDigest | undefined {
  return lastDigestQuery(database).get({ rolloutId });
}

const lastToldQuery = perDatabase((database) =>
  database
    .select({ untilAt: digestsTable.untilAt })
    .from(digestsTable)
    .leftJoin(outboxTable, eq(outboxTable.key, digestsTable.messageKey))
    .where(
      and(
        eq(digestsTable.rolloutId, sql.placeholder('rolloutId')),
        or(isNull(outboxTable.state), notInArray(outboxTable.state, ['failed', 'cancelled'])),
      ),
    )
    .orderBy(desc(digestsTable.week))
    .limit(1)
    .prepare(),
);

/** Up to when a rollout's channel has been told; what Slack refused for good was not. */
export function findToldUntil(
  database: Database,
  rolloutId: RolloutId,
): Temporal.Instant | undefined {
  return lastToldQuery(database).get({ rolloutId })?.untilAt;
}

export function addDigest(database: Database, digest: StoredDigest): void {
  database.insert(digestsTable).values(digest).run();
}

/** A rollout of this morning has no week to tell of yet. */
const FIRST_AFTER = Temporal.Duration.from({ hours: 12 });

/** When a rollout's digest is said; `isOn` false: not at all. */
export function findDigestSchedule(
  database: Database,
  rollout: Pick<Rollout, 'id' | 'timeZone' | 'createdAt' | 'startsOn'>,
): DigestSchedule & { isOn: boolean } {
  const row = settingsQuery(database).get({ rolloutId: rollout.id });
  const started = rollout.startsOn.toZonedDateTime(rollout.timeZone).toInstant();
  const first = later(rollout.createdAt.add(FIRST_AFTER), started);
  return {
    timeZone: rollout.timeZone,
    weekday: row?.weekday ?? DIGEST_WEEKDAY,
    time: row === undefined ? DIGEST_TIME : Temporal.PlainTime.from(row.time),
    since: row === undefined ? first : later(first, row.since),
    isOn: row?.isOn ?? true,
  };
}

const settingsQuery = perDatabase((database) =>
  database
    .select()
    .from(digestSettingsTable)
    .where(eq(digestSettingsTable.rolloutId, sql.placeholder('rolloutId')))
    .prepare(),
);

export function saveDigestSettings(
  database: Database,
  place: { workspaceId: WorkspaceId; rolloutId: RolloutId },
  settings: { isOn: boolean; weekday: number; time: Temporal.PlainTime },
  now: Temporal.Instant,
): void {
  const values = {
    isOn: settings.isOn,
    weekday: settings.weekday,
    time: settings.time.toString({ smallestUnit: 'minute' }),
    since: now,
  };
  database
    .insert(digestSettingsTable)
    .values({ ...place, ...values })
    .onConflictDoUpdate({ target: digestSettingsTable.rolloutId, set: values })
    .run();
}
