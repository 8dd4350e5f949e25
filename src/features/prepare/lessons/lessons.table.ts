import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../../../platform/columns.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { type OwnLessonsUse, ownLessonsUses } from './curriculum.ts';

/** When each version of each lesson came into force for a rollout; nothing is ever removed. */
export const lessonReleasesTable = sqliteTable(
  'lesson_releases',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    lessonId: text('lesson_id').notNull(),
    major: integer('major').notNull(),
    minor: integer('minor').notNull(),
    releasedAt: instant('released_at').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.rolloutId, table.lessonId, table.major, table.minor],
      name: 'lesson_releases_pk',
    }),
  ],
);

/** What the Core adds to a rollout's lessons, and what of it was counted already. */
export const lessonAdditionsTable = sqliteTable(
  'lesson_additions',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    lessonId: text('lesson_id').notNull(),
    additions: text('additions').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.rolloutId, table.lessonId], name: 'lesson_additions_pk' }),
    check('lesson_additions_additions', sql`json_valid(${table.additions})`),
  ],
);

/**
 * A customer's own folder, with the lessons as they were read when it last held no mistake: a file that
 * is being copied or mistyped leaves nobody without training.
 */
export const ownLessonsTable = sqliteTable(
  'own_lessons',
  {
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .primaryKey()
      .references(() => rolloutsTable.id),
    folder: text('folder').notNull(),
    use: text('use').$type<OwnLessonsUse>().notNull(),
    /** Names, sizes and times of the files when they were last looked at. */
    seen: text('seen').notNull(),
    lessons: text('lessons').notNull(),
    mistakes: integer('mistakes').notNull(),
    readAt: instant('read_at').notNull(),
  },
  (table) => [
    check(
      'own_lessons_use',
      sql.raw(`use in (${ownLessonsUses.map((one) => `'${one}'`).join(', ')})`),
    ),
    check('own_lessons_lessons', sql`json_valid(${table.lessons})`),
  ],
);
