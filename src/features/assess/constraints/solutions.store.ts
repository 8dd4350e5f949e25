import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { getPilot } from '../assessment/assessment.store.ts';
import type { StoredConstraint } from './constraints.store.ts';
import {
  askedToConfirm,
  mayConfirm,
  type Solution,
  solutionState,
  type Touched,
} from './solution.ts';
import { constraintSolutionsTable } from './solutions.table.ts';

type Place = { database: Database; rolloutId: RolloutId };

const solutionsQuery = perDatabase((database) =>
  database
    .select()
    .from(constraintSolutionsTable)
    .where(eq(constraintSolutionsTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(constraintSolutionsTable.id))
    .prepare(),
);

function listSolutions({ database, rolloutId }: Place): Solution[] {
  return remember(database, `constraint solutions ${rolloutId}`, () =>
    solutionsQuery(database).all({ rolloutId }).map(solutionFrom),
  );
}

/** What was last said of a constraint's solution. */
export function findSolution(place: Place, constraintId: string): Solution | undefined {
  return listSolutions(place).findLast((one) => one.constraintId === constraintId);
}

function getTouched({ database, rolloutId }: Place, constraint: StoredConstraint): Touched {
  const { ownerId } = constraint;
  const isHere = (id: UserId) => findPerson(database, id)?.isDeactivated === false;
  return {
    ownerId: ownerId !== undefined && isHere(ownerId) ? ownerId : undefined,
    leadIds: listActiveHolders(database, rolloutId, 'lead'),
    pilotIds: getPilot(database, rolloutId).peopleIds.filter(isHere),
    sponsorIds: listActiveHolders(database, rolloutId, 'sponsor'),
  };
}

export function listConfirmers(
  place: Place,
  constraint: StoredConstraint,
  saidBy: UserId,
): { askedIds: UserId[]; mayIds: UserId[] } {
  const touched = getTouched(place, constraint);
  return { askedIds: askedToConfirm(saidBy, touched), mayIds: mayConfirm(saidBy, touched) };
}

export type SolutionCase = {
  solution: Solution;
  state: 'waiting' | 'doubted';
  askedIds: readonly UserId[];
  mayIds: readonly UserId[];
};

/** Where the solution of an open constraint stands; undefined while nobody claims one. */
export function findSolutionCase(
  place: Place,
  constraint: StoredConstraint,
): SolutionCase | undefined {
  const solution = findSolution(place, constraint.id);
  const state = solutionState(solution, constraint);
  if (solution === undefined || state === 'none') return undefined;
  return { solution, state, ...listConfirmers(place, constraint, solution.saidBy) };
}

export function addSolution(database: Database, solution: Solution): void {
  database.insert(constraintSolutionsTable).values(rowOf(solution)).run();
}

export function saveSolution(database: Database, solution: Solution): void {
  database
    .update(constraintSolutionsTable)
    .set(rowOf(solution))
    .where(eq(constraintSolutionsTable.id, solution.id))
    .run();
}

type Row = typeof constraintSolutionsTable.$inferSelect;

function rowOf({ answer, ...facts }: Solution): Row {
  return {
    ...facts,
    isSo: answer?.isSo ?? null,
    answer: answer?.words ?? null,
    answeredBy: answer?.by ?? null,
    answeredAt: answer?.at ?? null,
  };
}

function solutionFrom({ isSo, answer, answeredBy, answeredAt, ...facts }: Row): Solution {
  const isAnswered = isSo !== null && answeredBy !== null && answeredAt !== null;
  return {
    ...facts,
    answer: isAnswered ? { isSo, words: answer ?? '', by: answeredBy, at: answeredAt } : undefined,
  };
}
