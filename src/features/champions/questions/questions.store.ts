import { and, asc, count, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { Question } from './question.ts';
import { questionsTable } from './questions.table.ts';

type Row = typeof questionsTable.$inferSelect;

function questionFrom(row: Row): Question {
  const { answeredBy, answeredAt, answer, forId, ...facts } = row;
  return {
    ...facts,
    forId: forId ?? undefined,
    answered:
      answeredBy === null || answeredAt === null
        ? undefined
        : { by: answeredBy, at: answeredAt, text: answer ?? '' },
  };
}

const openQuestionsQuery = perDatabase((database) =>
  database
    .select()
    .from(questionsTable)
    .where(
      and(
        eq(questionsTable.rolloutId, sql.placeholder('rolloutId')),
        isNull(questionsTable.answeredAt),
      ),
    )
    .orderBy(asc(questionsTable.id))
    .prepare(),
);

/** Open questions of all teams, oldest first. */
export function listOpenQuestions(database: Database, rolloutId: RolloutId): Question[] {
  return openQuestionsQuery(database).all({ rolloutId }).map(questionFrom);
}

const answeredByQuery = perDatabase((database) =>
  database
    .select()
    .from(questionsTable)
    .where(
      and(
        eq(questionsTable.rolloutId, sql.placeholder('rolloutId')),
        eq(questionsTable.answeredBy, sql.placeholder('userId')),
        isNotNull(questionsTable.answeredAt),
      ),
    )
    .orderBy(asc(questionsTable.id))
    .prepare(),
);

/** Questions that a person answered, oldest first. */
export function listAnsweredBy(
  database: Database,
  rolloutId: RolloutId,
  userId: UserId,
): Question[] {
  return answeredByQuery(database).all({ rolloutId, userId }).map(questionFrom);
}

const askedByQuery = perDatabase((database) =>
  database
    .select({ asked: count() })
    .from(questionsTable)
    .where(
      and(
        eq(questionsTable.rolloutId, sql.placeholder('rolloutId')),
        eq(questionsTable.askerId, sql.placeholder('userId')),
      ),
    )
    .prepare(),
);

/** How many questions each person has asked. */
export function countAskedBy(database: Database, rolloutId: RolloutId, userId: UserId): number {
  const row = askedByQuery(database).get({ rolloutId, userId });
  return row?.asked ?? 0;
}

const questionQuery = perDatabase((database) =>
  database
    .select()
    .from(questionsTable)
    .where(
      and(
        eq(questionsTable.id, sql.placeholder('id')),
        eq(questionsTable.rolloutId, sql.placeholder('rolloutId')),
      ),
    )
    .prepare(),
);

export function findQuestion(
  database: Database,
  rolloutId: RolloutId,
  id: string,
): Question | undefined {
  const row = questionQuery(database).get({ rolloutId, id });
  return row === undefined ? undefined : questionFrom(row);
}

export function addQuestion(database: Database, question: Question): void {
  const { answered, forId, ...facts } = question;
  database
    .insert(questionsTable)
    .values({ ...facts, forId: forId ?? null })
    .run();
}

export function markAnswered(
  database: Database,
  id: string,
  answered: NonNullable<Question['answered']>,
): void {
  database
    .update(questionsTable)
    .set({ answeredBy: answered.by, answeredAt: answered.at, answer: answered.text })
    .where(eq(questionsTable.id, id))
    .run();
}

/** Gives a question to a person. */
export function markFor(database: Database, id: string, forId: UserId): void {
  database.update(questionsTable).set({ forId }).where(eq(questionsTable.id, id)).run();
}

/** Open questions of a team, oldest first. */
export function listOpenOfTeam(
  database: Database,
  rolloutId: RolloutId,
  teamId: TeamId,
): Question[] {
  return listOpenQuestions(database, rolloutId).filter((one) => one.teamId === teamId);
}
