import { sql } from 'drizzle-orm';
import { check, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, plainDate } from '../../../platform/columns.ts';
import type { UserId, WorkspaceId } from '../../../platform/ids.ts';
import { budgetChoices } from './nudge-budget.ts';

/** How a person wants to be written to; who has no row has the defaults. */
export const nudgeSettingsTable = sqliteTable(
  'nudge_settings',
  {
    userId: text('user_id').$type<UserId>().primaryKey(),
    workspaceId: text('workspace_id').$type<WorkspaceId>().notNull(),
    /** Wall-clock times, `09:30`. */
    fromTime: text('from_time').notNull(),
    untilTime: text('until_time').notNull(),
    weekdays: text('weekdays', { mode: 'json' }).$type<number[]>().notNull(),
    stoppedTopics: text('stopped_topics', { mode: 'json' }).$type<string[]>().notNull(),
    /** How often at most, where the person has chosen; else by their role. */
    budget: text('budget', { enum: budgetChoices }),
    /** No messages up to and including this day. */
    quietUntilOn: plainDate('quiet_until_on'),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    check('nudge_settings_weekdays', sql`json_valid(${table.weekdays})`),
    check('nudge_settings_topics', sql`json_valid(${table.stoppedTopics})`),
  ],
);
