import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, instant } from '../../../platform/columns.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { type Path, paths } from '../../contract/learning-path.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { type Choice, choices } from '../lessons/lesson.ts';

const rolloutId = () =>
  text('rollout_id')
    .$type<RolloutId>()
    .notNull()
    .references(() => rolloutsTable.id);
const personId = () => text('person_id').$type<UserId>().notNull();

/** How far a person has come in each major version of a lesson. */
export const lessonProgressTable = sqliteTable(
  'lesson_progress',
  {
    rolloutId: rolloutId(),
    personId: personId(),
    lessonId: text('lesson_id').notNull(),
    major: integer('major').notNull(),
    minor: integer('minor').notNull(),
    stepsDone: integer('steps_done').notNull(),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    primaryKey({
      columns: [table.rolloutId, table.personId, table.lessonId, table.major],
      name: 'lesson_progress_pk',
    }),
  ],
);

/** One person's way through one path, and what they said about help at its end. */
export const pathWalksTable = sqliteTable(
  'path_walks',
  {
    rolloutId: rolloutId(),
    personId: personId(),
    path: text('path').$type<Path>().notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    hadHelp: flag('had_help'),
    /** Led the rollout or was in the pilot while they were on it; whatever becomes of that, they are no proof. */
    wasInside: flag('was_inside').notNull().default(false),
    /** How many messages have shown it; the newest is the one that counts. */
    messages: integer('messages').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.rolloutId, table.personId, table.path], name: 'path_walks_pk' }),
    index('path_walks_outcome').on(
      table.rolloutId,
      table.path,
      table.hadHelp,
      table.finishedAt,
      table.personId,
      table.wasInside,
    ),
    check('path_walks_path', sql.raw(`path in (${listed(paths)})`)),
  ],
);

/** Every attempt at a judgement test, as it was asked. Never changed once it is over, never removed. */
export const testAttemptsTable = sqliteTable(
  'test_attempts',
  {
    rolloutId: rolloutId(),
    personId: personId(),
    lessonId: text('lesson_id').notNull(),
    number: integer('number').notNull(),
    major: integer('major').notNull(),
    minor: integer('minor').notNull(),
    scenarioIds: text('scenario_ids', { mode: 'json' }).$type<string[]>().notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    passed: flag('passed'),
  },
  (table) => [
    primaryKey({
      columns: [table.rolloutId, table.personId, table.lessonId, table.number],
      name: 'test_attempts_pk',
    }),
    check('test_attempts_scenario_ids', sql`json_valid(${table.scenarioIds})`),
  ],
);

export const testAnswersTable = sqliteTable(
  'test_answers',
  {
    rolloutId: rolloutId(),
    personId: personId(),
    lessonId: text('lesson_id').notNull(),
    attempt: integer('attempt').notNull(),
    scenarioId: text('scenario_id').notNull(),
    choice: text('choice').$type<Choice>().notNull(),
    answeredAt: instant('answered_at').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.rolloutId, table.personId, table.lessonId, table.attempt, table.scenarioId],
      name: 'test_answers_pk',
    }),
    check('test_answers_choice', sql.raw(`choice in (${listed(choices)})`)),
  ],
);

function listed(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}
