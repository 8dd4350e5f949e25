import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { UserId, WorkspaceId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { nudgeSettingsTable } from './nudge-settings.table.ts';
import { DEFAULT_SETTINGS, type NudgeSettings } from './nudge-settings.ts';

type Row = typeof nudgeSettingsTable.$inferSelect;

const nudgeSettingsQuery = perDatabase((database) =>
  database
    .select()
    .from(nudgeSettingsTable)
    .where(eq(nudgeSettingsTable.userId, sql.placeholder('userId')))
    .prepare(),
);

export function findNudgeSettings(database: Database, userId: UserId): NudgeSettings {
  const row = nudgeSettingsQuery(database).get({ userId });
  return row === undefined ? DEFAULT_SETTINGS : settingsFrom(row);
}

const allSettingsQuery = perDatabase((database) =>
  database.select().from(nudgeSettingsTable).prepare(),
);

/** The settings of everybody who has changed theirs. */
export function listNudgeSettings(database: Database): ReadonlyMap<UserId, NudgeSettings> {
  return remember(database, 'nudge settings', () => {
    const rows = allSettingsQuery(database).all();
    return new Map(rows.map((row) => [row.userId, settingsFrom(row)]));
  });
}

export function saveSettings(
  database: Database,
  { userId, workspaceId }: { userId: UserId; workspaceId: WorkspaceId },
  settings: NudgeSettings,
  now: Temporal.Instant,
): void {
  const values = {
    fromTime: settings.from.toString({ smallestUnit: 'minute' }),
    untilTime: settings.until.toString({ smallestUnit: 'minute' }),
    weekdays: [...settings.weekdays],
    stoppedTopics: [...settings.stoppedTopics],
    quietUntilOn: settings.quietUntilOn ?? null,
    budget: settings.budget ?? null,
    changedAt: now,
  };
  database
    .insert(nudgeSettingsTable)
    .values({ userId, workspaceId, ...values })
    .onConflictDoUpdate({ target: nudgeSettingsTable.userId, set: values })
    .run();
}

function settingsFrom(row: Row): NudgeSettings {
  return {
    from: Temporal.PlainTime.from(row.fromTime),
    until: Temporal.PlainTime.from(row.untilTime),
    weekdays: row.weekdays,
    stoppedTopics: row.stoppedTopics,
    quietUntilOn: row.quietUntilOn ?? undefined,
    budget: row.budget ?? undefined,
  };
}
