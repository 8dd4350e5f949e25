import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { flag } from '../../../platform/columns.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';
import { matchedWays } from '../usage/usage.ts';
import { usageSourcesTable } from '../usage-sources/usage-sources.table.ts';

/** People as a source names them, and who they are in Slack where that is known. */
export const usagePeopleTable = sqliteTable(
  'usage_people',
  {
    id: integer('id').primaryKey(),
    sourceId: integer('source_id')
      .notNull()
      .references(() => usageSourcesTable.id),
    key: text('key').notNull(),
    userId: text('user_id').$type<UserId>(),
    matchedBy: text('matched_by', { enum: matchedWays }),
    /** The team that the source itself puts somebody in whom nobody can know, as Viva's pseudonyms. */
    teamId: text('team_id')
      .$type<TeamId>()
      .references(() => teamsTable.id),
    /** No person, as a lead said: a key for programs, a test account. It stays in the totals. */
    isNobody: flag('is_nobody').notNull().default(false),
    /** Nothing is kept of the days up to this one: the person erased them. */
    erasedTo: integer('erased_to'),
  },
  (table) => [
    uniqueIndex('usage_people_key').on(table.sourceId, table.key),
    index('usage_people_user').on(table.userId),
    index('usage_people_team').on(table.teamId),
    check('usage_people_matched', sql.raw(`matched_by in ('${matchedWays.join("', '")}')`)),
  ],
);
