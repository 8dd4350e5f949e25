import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, WorkspaceId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { CapacityAnswer } from './capacity-answer.ts';
import { readinessAnswersTable, readinessCapacityTable } from './readiness.table.ts';
import type { ReadinessAnswer } from './readiness-answer.ts';

/** Every answer of one team, oldest first. */
export function listAnswersOfTeam(
  database: Database,
  rolloutId: RolloutId,
  teamId: TeamId,
): ReadinessAnswer[] {
  const table = readinessAnswersTable;
  return database
    .select()
    .from(table)
    .where(and(eq(table.rolloutId, rolloutId), eq(table.teamId, teamId)))
    .orderBy(asc(table.saidAt), asc(table.id))
    .all()
    .map(answerFrom);
}

const answersQuery = perDatabase((database) =>
  database
    .select()
    .from(readinessAnswersTable)
    .where(eq(readinessAnswersTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(readinessAnswersTable.saidAt), asc(readinessAnswersTable.id))
    .prepare(),
);

/** Every answer of a rollout by team. */
export function listAnswers(
  database: Database,
  rolloutId: RolloutId,
): Map<TeamId, ReadinessAnswer[]> {
  const rows = answersQuery(database).all({ rolloutId });
  return byTeam(rows.map(answerFrom));
}

export function listCapacityOfTeam(
  database: Database,
  rolloutId: RolloutId,
  teamId: TeamId,
): CapacityAnswer[] {
  const table = readinessCapacityTable;
  return database
    .select()
    .from(table)
    .where(and(eq(table.rolloutId, rolloutId), eq(table.teamId, teamId)))
    .orderBy(asc(table.saidAt), asc(table.id))
    .all()
    .map(capacityFrom);
}

const capacityQuery = perDatabase((database) =>
  database
    .select()
    .from(readinessCapacityTable)
    .where(eq(readinessCapacityTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(readinessCapacityTable.saidAt), asc(readinessCapacityTable.id))
    .prepare(),
);

export function listCapacity(
  database: Database,
  rolloutId: RolloutId,
): Map<TeamId, CapacityAnswer[]> {
  const rows = capacityQuery(database).all({ rolloutId });
  return byTeam(rows.map(capacityFrom));
}

export function addAnswers(
  database: Database,
  of: { workspaceId: WorkspaceId; rolloutId: RolloutId },
  answers: readonly ReadinessAnswer[],
): void {
  for (const answer of answers) {
    database
      .insert(readinessAnswersTable)
      .values({ id: newId(), ...of, ...answer })
      .run();
  }
}

export function addCapacity(
  database: Database,
  of: { workspaceId: WorkspaceId; rolloutId: RolloutId },
  answer: CapacityAnswer,
): void {
  const { window, disturbances, ...said } = answer;
  database
    .insert(readinessCapacityTable)
    .values({
      id: newId(),
      ...of,
      ...said,
      windowFromOn: window.fromOn,
      windowUntilOn: window.untilOn,
      disturbances: disturbances.map((each) => ({
        ...each,
        fromOn: each.fromOn.toString(),
        untilOn: each.untilOn.toString(),
      })),
    })
    .run();
}

function answerFrom(row: typeof readinessAnswersTable.$inferSelect): ReadinessAnswer {
  const { teamId, item, level, evidence, saidBy, role, saidAt } = row;
  return { teamId, item, level, evidence, saidBy, role, saidAt };
}

function capacityFrom(row: typeof readinessCapacityTable.$inferSelect): CapacityAnswer {
  const { teamId, saidBy, role, saidAt } = row;
  return {
    teamId,
    window: { fromOn: row.windowFromOn, untilOn: row.windowUntilOn },
    disturbances: row.disturbances.map((each) => ({
      ...each,
      fromOn: Temporal.PlainDate.from(each.fromOn),
      untilOn: Temporal.PlainDate.from(each.untilOn),
    })),
    saidBy,
    role,
    saidAt,
  };
}

function byTeam<Answer extends { teamId: TeamId }>(
  answers: readonly Answer[],
): Map<TeamId, Answer[]> {
  const found = new Map<TeamId, Answer[]>();
  for (const answer of answers) {
    const own = found.get(answer.teamId);
    if (own === undefined) found.set(answer.teamId, [answer]);
    else own.push(answer);
  }
  return found;
}
