import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, plainDate } from '../../../platform/columns.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { type Path, paths } from '../../contract/learning-path.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import type { LessonVersion } from '../lessons/lesson.ts';

const rolloutId = () =>
  text('rollout_id')
    .$type<RolloutId>()
    .notNull()
    .references(() => rolloutsTable.id);

/** Every certificate that was ever issued. A row is never changed and never removed: renewing adds one. */
export const certificatesTable = sqliteTable(
  'certificates',
  {
    id: text('id').primaryKey(),
    rolloutId: rolloutId(),
    holderId: text('holder_id').$type<UserId>().notNull(),
    path: text('path').$type<Path>().notNull(),
    issuedAt: instant('issued_at').notNull(),
    timeZone: text('time_zone').notNull(),
    lastDayOn: plainDate('last_day_on').notNull(),
    restsOn: text('rests_on', { mode: 'json' }).$type<LessonVersion[]>().notNull(),
    taskDescription: text('task_description'),
    taskLink: text('task_link'),
    observedBy: text('observed_by').$type<UserId>(),
    signedOffBy: text('signed_off_by').$type<UserId>(),
    signedOffAs: text('signed_off_as').$type<'champion' | 'lead'>(),
  },
  (table) => [
    index('certificates_newest').on(table.rolloutId, table.holderId, table.path, table.issuedAt),
    index('certificates_zone').on(table.rolloutId, table.timeZone),
    index('certificates_ending').on(table.rolloutId, table.path, table.lastDayOn),
    check('certificates_path', sql.raw(`path in (${listed(paths)})`)),
    check('certificates_rests_on', sql`json_valid(${table.restsOn})`),
    check(
      'certificates_signed_off_as',
      sql`signed_off_as is null or signed_off_as in ('champion', 'lead')`,
    ),
  ],
);

function listed(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}
