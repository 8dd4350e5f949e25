import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { plainDate } from '../../../platform/columns.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';

/** What people agreed about single open things; each of them has at most one row. */
export const arrangementsTable = sqliteTable(
  'obligation_arrangements',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    /** The obligation's key, with the person's id behind it where it is that person's own. */
    subject: text('subject').notNull(),
    teamId: text('team_id').$type<TeamId>(),
    arrangedOn: plainDate('arranged_on').notNull(),
    arrangedBy: text('arranged_by').$type<UserId>().notNull(),
    givenTo: text('given_to').$type<UserId>(),
    dueOn: plainDate('due_on'),
    /** The reason for which nobody is asked for it any more. */
    dropped: text('dropped'),
  },
  (table) => [
    primaryKey({ columns: [table.rolloutId, table.subject], name: 'obligation_arrangements_pk' }),
  ],
);
