import { and, asc, count, eq, isNotNull, isNull, type SQLWrapper, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
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

/** Open questions of all teams, or of those that are named, oldest first. */
export function listOpenQuestions(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): Question[] {
  return openRows(database, { rolloutId }, only).map(questionFrom);
}

const openRows = scopedQuery((database, inScope) => {
  const { id, rolloutId, teamId, answeredAt } = questionsTable;
  return database
    .select()
    .from(questionsTable)
    .where(and(eq(rolloutId, sql.placeholder('rolloutId')), inScope(teamId), isNull(answeredAt)))
    .orderBy(asc(id))
    .prepare();
});

/** What is asked about one person or one question. */
const askedOften = perDatabase((database) => {
  const { id, rolloutId, teamId, askerId, forId, answeredBy, answeredAt } = questionsTable;
  const ofRollout = eq(rolloutId, sql.placeholder('rolloutId'));
  const isTheirs = (column: SQLWrapper) => sql`${column} = ${sql.placeholder('userId')}`;
  const counted = () => database.select({ questions: count() }).from(questionsTable);
  return {
    given: database
      .selectDistinct({ teamId })
      .from(questionsTable)
      .where(and(isTheirs(forId), isNull(answeredAt)))
      .prepare(),
    answered: counted()
      .where(and(ofRollout, isTheirs(answeredBy), isNotNull(answeredAt)))
      .prepare(),
    asked: counted()
      .where(and(ofRollout, isTheirs(askerId)))
      .prepare(),
    byId: database
      .select()
      .from(questionsTable)
      .where(and(ofRollout, eq(id, sql.placeholder('id'))))
      .prepare(),
  };
});

/** The teams of which somebody was given an open question. */
export function listTeamsOfGiven(database: Database, userId: UserId): TeamId[] {
  return askedOften(database)
    .given.all({ userId })
    .map((row) => row.teamId);
}

/** How many questions a person has answered. */
export function countAnsweredBy(database: Database, rolloutId: RolloutId, userId: UserId): number {
  return askedOften(database).answered.get({ rolloutId, userId })?.questions ?? 0;
}

/** How many questions a person has asked. */
export function countAskedBy(database: Database, rolloutId: RolloutId, userId: UserId): number {
  return askedOften(database).asked.get({ rolloutId, userId })?.questions ?? 0;
}

export function findQuestion(
  database: Database,
  rolloutId: RolloutId,
  id: string,
): Question | undefined {
  const row = askedOften(database).byId.get({ rolloutId, id });
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
  return listOpenQuestions(database, rolloutId, new Set([teamId]));
}
