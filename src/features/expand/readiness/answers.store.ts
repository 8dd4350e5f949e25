import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, WorkspaceId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import type { CapacityAnswer } from './capacity-answer.ts';
import { readinessAnswersTable, readinessCapacityTable } from './readiness.table.ts';
import type { ReadinessAnswer } from './readiness-answer.ts';

/** Every answer of a rollout, or of the named teams, by team and oldest first. */
export function listAnswers(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): Map<TeamId, ReadinessAnswer[]> {
  const rows = answerRows(database, { rolloutId }, only);
  const answers = rows.map(
    ({ ownerId, ...row }): ReadinessAnswer => (ownerId === null ? row : { ...row, ownerId }),
  );
  return Map.groupBy(answers, ({ teamId }) => teamId);
}

export function listAnswersOfTeam(
  database: Database,
  rolloutId: RolloutId,
  teamId: TeamId,
): ReadinessAnswer[] {
  return listAnswers(database, rolloutId, new Set([teamId])).get(teamId) ?? [];
}

/** The same for what else happens in the teams. */
export function listCapacity(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): Map<TeamId, CapacityAnswer[]> {
  const rows = capacityRows(database, { rolloutId }, only);
  return Map.groupBy(rows.map(capacityFrom), ({ teamId }) => teamId);
}

export function listCapacityOfTeam(
  database: Database,
  rolloutId: RolloutId,
  teamId: TeamId,
): CapacityAnswer[] {
  return listCapacity(database, rolloutId, new Set([teamId])).get(teamId) ?? [];
}

const answerRows = scopedQuery((database, inScope) => {
  const { rolloutId, teamId, item, level, evidence, ownerId, saidBy, role, saidAt, id } =
    readinessAnswersTable;
  return database
    .select({ teamId, item, level, evidence, ownerId, saidBy, role, saidAt })
    .from(readinessAnswersTable)
    .where(and(eq(rolloutId, sql.placeholder('rolloutId')), inScope(teamId)))
    .orderBy(asc(teamId), asc(saidAt), asc(id))
    .prepare();
});

const capacityRows = scopedQuery((database, inScope) => {
  const { rolloutId, teamId, saidAt, id } = readinessCapacityTable;
  return database
    .select()
    .from(readinessCapacityTable)
    .where(and(eq(rolloutId, sql.placeholder('rolloutId')), inScope(teamId)))
    .orderBy(asc(teamId), asc(saidAt), asc(id))
    .prepare();
});

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

function capacityFrom(row: typeof readinessCapacityTable.$inferSelect): CapacityAnswer {
  const { teamId, saidBy, role, saidAt, isKnown } = row;
  return {
    teamId,
    isKnown,
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
