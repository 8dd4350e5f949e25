import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { compareTimes } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { Answer } from './judgement-test.ts';
import type { TestAttempt } from './test-attempt.ts';
import type { Learner } from './training.store.ts';
import { testAnswersTable, testAttemptsTable } from './training.table.ts';

export type StoredAttempt = TestAttempt & {
  personId: UserId;
  startedAt: Temporal.Instant;
  endedAt: Temporal.Instant | undefined;
  /** Undefined while it is under way. */
  passed: boolean | undefined;
};

/** A person's attempts at every judgement test, the oldest first. */
export function listAttempts(
  database: Database,
  { rolloutId, personId }: Learner,
): StoredAttempt[] {
  const rows = database
    .select()
    .from(testAttemptsTable)
    .where(
      and(eq(testAttemptsTable.rolloutId, rolloutId), eq(testAttemptsTable.personId, personId)),
    )
    .all();
  const answers = database
    .select()
    .from(testAnswersTable)
    .where(and(eq(testAnswersTable.rolloutId, rolloutId), eq(testAnswersTable.personId, personId)))
    .all();
  return joined(rows, answers);
}

/** Every attempt of a rollout that was gone through to its end, the oldest first. */
export function listEndedAttempts(database: Database, rolloutId: RolloutId): StoredAttempt[] {
  return remember(database, `training listEndedAttempts ${rolloutId}`, () =>
    readEndedAttempts(database, rolloutId),
  );
}

function readEndedAttempts(database: Database, rolloutId: RolloutId): StoredAttempt[] {
  const rows = database
    .select()
    .from(testAttemptsTable)
    .where(and(eq(testAttemptsTable.rolloutId, rolloutId), isNotNull(testAttemptsTable.endedAt)))
    .all();
  const answers = database
    .select()
    .from(testAnswersTable)
    .where(eq(testAnswersTable.rolloutId, rolloutId))
    .orderBy(asc(testAnswersTable.answeredAt))
    .all();
  return joined(rows, answers);
}

type Row = typeof testAttemptsTable.$inferSelect;
type AnswerRow = typeof testAnswersTable.$inferSelect;

function joined(rows: readonly Row[], answers: readonly AnswerRow[]): StoredAttempt[] {
  const given = new Map<string, Answer[]>();
  const nameOf = (of: { personId: UserId; lessonId: string }, number: number) =>
    `${of.personId} ${of.lessonId} ${number}`;
  for (const row of answers) {
    const name = nameOf(row, row.attempt);
    const answer = { scenarioId: row.scenarioId, choice: row.choice };
    const own = given.get(name);
    if (own === undefined) given.set(name, [answer]);
    else own.push(answer);
  }
  return rows
    .map((row) => attemptFrom(row, given.get(nameOf(row, row.number)) ?? []))
    .sort((a, b) => compareTimes(a.startedAt, b.startedAt) || a.number - b.number);
}

function attemptFrom(row: Row, answers: readonly Answer[]): StoredAttempt {
  const { personId, lessonId, number, major, minor, scenarioIds } = row;
  const place = (answer: Answer) => scenarioIds.indexOf(answer.scenarioId);
  return {
    personId,
    lessonId,
    number,
    version: { major, minor },
    scenarioIds,
    answers: answers.toSorted((a, b) => place(a) - place(b)),
    startedAt: row.startedAt,
    endedAt: row.endedAt ?? undefined,
    passed: row.passed ?? undefined,
  };
}

export function addAttempt(
  database: Database,
  learner: Learner,
  attempt: TestAttempt,
  now: Temporal.Instant,
): void {
  const { lessonId, number, version, scenarioIds } = attempt;
  database
    .insert(testAttemptsTable)
    .values({
      ...learner,
      lessonId,
      number,
      ...version,
      scenarioIds: [...scenarioIds],
      startedAt: now,
    })
    .run();
}

export function addAnswer(
  database: Database,
  learner: Learner,
  attempt: Pick<TestAttempt, 'lessonId' | 'number'>,
  answer: Answer & { answeredAt: Temporal.Instant },
): void {
  const { lessonId, number } = attempt;
  database
    .insert(testAnswersTable)
    .values({ ...learner, lessonId, attempt: number, ...answer })
    .run();
}

export function markEnded(
  database: Database,
  { rolloutId, personId }: Learner,
  { lessonId, number }: Pick<TestAttempt, 'lessonId' | 'number'>,
  change: { endedAt: Temporal.Instant; passed: boolean },
): void {
  database
    .update(testAttemptsTable)
    .set(change)
    .where(
      and(
        eq(testAttemptsTable.rolloutId, rolloutId),
        eq(testAttemptsTable.personId, personId),
        eq(testAttemptsTable.lessonId, lessonId),
        eq(testAttemptsTable.number, number),
      ),
    )
    .run();
}
