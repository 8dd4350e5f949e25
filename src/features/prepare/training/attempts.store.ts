import { and, eq, sql } from 'drizzle-orm';
import { compareTimes } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
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

const attemptsQuery = perDatabase((database) =>
  database
    .select()
    .from(testAttemptsTable)
    .where(
      and(
        eq(testAttemptsTable.rolloutId, sql.placeholder('rolloutId')),
        eq(testAttemptsTable.personId, sql.placeholder('personId')),
      ),
    )
    .prepare(),
);

const answersQuery = perDatabase((database) =>
  database
    .select()
    .from(testAnswersTable)
    .where(
      and(
        eq(testAnswersTable.rolloutId, sql.placeholder('rolloutId')),
        eq(testAnswersTable.personId, sql.placeholder('personId')),
      ),
    )
    .prepare(),
);

/** A person's attempts at every judgement test, the oldest first. */
export function listAttempts(
  database: Database,
  { rolloutId, personId }: Learner,
): StoredAttempt[] {
  const rows = attemptsQuery(database).all({ rolloutId, personId });
  const answers = answersQuery(database).all({ rolloutId, personId });
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
