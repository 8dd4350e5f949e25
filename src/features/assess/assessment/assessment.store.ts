import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import type { EntryBeginning } from '../../contract/entry-source.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { type Answer, latestAnswers } from './answer.ts';
import {
  type AssessmentStatus,
  assessmentStatus,
  type DifferenceReview,
} from './answer-comparison.ts';
import { beginningOf, readAnswerId } from './answer-source.ts';
import { assessmentAnswersTable, assessmentReviewsTable } from './assessment.table.ts';
import { listConfirmations } from './confirmations.store.ts';
import { listJoinedLate } from './joined-late.store.ts';
import type { Pilot } from './pilot.ts';

type Place = { workspaceId: WorkspaceId; rolloutId: RolloutId };

/** All answers of a rollout, oldest first, earlier ones of the same person included. */
export function listAnswers(database: Database, rolloutId: RolloutId): Answer[] {
  return remember(database, `assessment listAnswers ${rolloutId}`, () =>
    readAnswers(database, rolloutId),
  );
}

const answersQuery = perDatabase((database) =>
  database
    .select()
    .from(assessmentAnswersTable)
    .where(eq(assessmentAnswersTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(assessmentAnswersTable.id))
    .prepare(),
);

function readAnswers(database: Database, rolloutId: RolloutId): Answer[] {
  return answersQuery(database)
    .all({ rolloutId })
    .map(({ personId, question, text, holdsWithoutPilot, evidence, confidence, at }) => ({
      personId,
      question,
      text,
      holdsWithoutPilot,
      evidence,
      confidence,
      at,
    }));
}

/** An answer as the beginning of an entry of the Core. */
export function findBeginning(
  { database, rolloutId }: { database: Database; rolloutId: RolloutId },
  id: string,
): EntryBeginning | undefined {
  const named = readAnswerId(id);
  if (named === undefined) return undefined;
  const answer = listAnswersOf(database, rolloutId, named.personId).find(
    ({ question }) => question === named.question,
  );
  return answer === undefined ? undefined : beginningOf(answer);
}

/** What a person last said to each question. */
export function listAnswersOf(
  database: Database,
  rolloutId: RolloutId,
  personId: UserId,
): Answer[] {
  return latestAnswers(listAnswers(database, rolloutId)).filter(
    (answer) => answer.personId === personId,
  );
}

export function listReviews(database: Database, rolloutId: RolloutId): DifferenceReview[] {
  return remember(database, `assessment listReviews ${rolloutId}`, () =>
    readReviews(database, rolloutId),
  );
}

const reviewsQuery = perDatabase((database) =>
  database
    .select()
    .from(assessmentReviewsTable)
    .where(eq(assessmentReviewsTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(assessmentReviewsTable.id))
    .prepare(),
);

function readReviews(database: Database, rolloutId: RolloutId): DifferenceReview[] {
  return reviewsQuery(database)
    .all({ rolloutId })
    .map(({ question, reviewedBy, at, conclusion }) => ({
      question,
      by: reviewedBy,
      at,
      conclusion,
    }));
}

/** The people of the pilot who still have an account, and who led it. A lead who came to it late is none of them. */
export function getPilot(database: Database, rolloutId: RolloutId): Pilot {
  const rollout = findRollout(database, rolloutId);
  const team =
    rollout === undefined ? undefined : findTeam(database, rolloutId, rollout.pilotTeamId);
  const people = [
    ...(team?.managerId === undefined ? [] : [team.managerId]),
    ...(team?.memberIds ?? []),
  ];
  const late = rollout === undefined ? undefined : listJoinedLate(database, rollout);
  const present = people.filter((id) => late?.has(id) !== true);
  return {
    teamName: team?.name ?? '',
    hasFollowers: rollout?.phase === 'expansion' || rollout?.phase === 'broad',
    leadIds: new Set(team?.managerId === undefined ? [] : [team.managerId]),
    everyoneIds: new Set(present),
    peopleIds: [...new Set(present)].filter(
      (id) => findPerson(database, id)?.isDeactivated !== true,
    ),
  };
}

export function getAssessmentStatus(database: Database, rolloutId: RolloutId): AssessmentStatus {
  return assessmentStatus(listAnswers(database, rolloutId), listReviews(database, rolloutId), {
    pilot: getPilot(database, rolloutId),
    words: listConfirmations(database, rolloutId),
  });
}

export function addAnswer(database: Database, place: Place, answer: Answer): void {
  database
    .insert(assessmentAnswersTable)
    .values({ id: newId(), ...place, ...answer })
    .run();
}

export function addReview(database: Database, place: Place, review: DifferenceReview): void {
  const { question, by, at, conclusion } = review;
  database
    .insert(assessmentReviewsTable)
    .values({ id: newId(), ...place, question, reviewedBy: by, at, conclusion })
    .run();
}
