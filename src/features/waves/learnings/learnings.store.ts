import { and, asc, eq, ne, notInArray, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { LearningId, RolloutId, TeamId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import type { Learning, LearningAction, Trial } from './learning.ts';
import { closedStages } from './learning-status.ts';
import { learningAdoptionsTable, learningsTable, learningTrialsTable } from './learnings.table.ts';

type Row = typeof learningsTable.$inferSelect;

/** Everything that was ever found on a rollout, oldest first. */
export function listLearnings(database: Database, rolloutId: RolloutId): Learning[] {
  return remember(database, `learnings listLearnings ${rolloutId}`, () =>
    readLearnings(database, rolloutId),
  );
}

function readLearnings(database: Database, rolloutId: RolloutId): Learning[] {
  const trials = listTrials(database, rolloutId);
  const adopters = listAdopters(database, rolloutId);
  return database
    .select()
    .from(learningsTable)
    .where(eq(learningsTable.rolloutId, rolloutId))
    .orderBy(asc(learningsTable.id))
    .all()
    .map((row) => learningFrom(row, trials.get(row.id) ?? [], adopters.get(row.id) ?? []));
}

export function findLearning(
  database: Database,
  rolloutId: RolloutId,
  id: LearningId,
): Learning | undefined {
  return listLearnings(database, rolloutId).find((learning) => learning.id === id);
}

/** Those that wait for somebody's step, oldest first; what became of them elsewhere is left out. */
export function listOpenLearnings(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): readonly Learning[] {
  const list = () =>
    openRows(database, { rolloutId }, only).map((row) => learningFrom(row, [], []));
  return only === undefined ? remember(database, `open learnings ${rolloutId}`, list) : list();
}

const openRows = scopedQuery((database, inScope) => {
  const { id, rolloutId, teamId, stage, severity } = learningsTable;
  return database
    .select()
    .from(learningsTable)
    .where(
      and(
        eq(rolloutId, sql.placeholder('rolloutId')),
        notInArray(stage, [...closedStages]),
        ne(severity, 'note'),
        inScope(teamId),
      ),
    )
    .orderBy(asc(id))
    .prepare();
});

export function addLearning(
  database: Database,
  learning: Learning,
  logged: { at: Temporal.Instant; weekOn: Temporal.PlainDate },
): void {
  const { at: loggedAt, weekOn } = logged;
  const row = { ...rowOf(learning), id: learning.id, loggedAt, weekOn };
  database.insert(learningsTable).values(row).run();
}

/** Stores what became of a learning; trials and adoptions are only ever added to. */
export function saveLearning(database: Database, before: Learning, after: Learning): void {
  database.update(learningsTable).set(rowOf(after)).where(eq(learningsTable.id, after.id)).run();
  for (const trial of after.trials.slice(before.trials.length)) addTrial(database, after.id, trial);
  for (const teamId of after.adoptedBy) addAdoption(database, after.id, teamId);
}

function addTrial(database: Database, learningId: LearningId, trial: Trial): void {
  const { teamId, by, on, worked, note } = trial;
  const values = { learningId, teamId, triedBy: by, triedOn: on, worked, note };
  database.insert(learningTrialsTable).values(values).run();
}

function addAdoption(database: Database, learningId: LearningId, teamId: TeamId): void {
  database
    .insert(learningAdoptionsTable)
    .values({ learningId, teamId })
    .onConflictDoNothing()
    .run();
}

function rowOf(learning: Learning): Omit<Row, 'id' | 'loggedAt' | 'weekOn'> {
  const { rolloutId, teamId, wave, foundBy, observedOn, what } = learning;
  const { severity, stage, stageSinceOn, cause, action, declined } = learning;
  return {
    rolloutId,
    teamId,
    wave,
    foundBy,
    observedOn,
    what,
    severity,
    stage,
    stageSinceOn,
    cause,
    actionKind: action?.kind ?? null,
    actionWhat: action?.what ?? null,
    actionLink: action?.link ?? null,
    actionOwnerId: action?.ownerId ?? null,
    actionDueOn: action?.dueOn ?? null,
    actionImplementedOn: action?.implementedOn ?? null,
    declinedBy: declined?.by ?? null,
    declinedOn: declined?.on ?? null,
    declinedReason: declined?.reason ?? null,
  };
}

function learningFrom(row: Row, trials: Trial[], adoptedBy: TeamId[]): Learning {
  const { declinedBy, declinedOn } = row;
  return {
    id: row.id,
    rolloutId: row.rolloutId,
    wave: row.wave,
    teamId: row.teamId,
    foundBy: row.foundBy,
    observedOn: row.observedOn,
    what: row.what,
    severity: row.severity,
    stage: row.stage,
    stageSinceOn: row.stageSinceOn,
    cause: row.cause,
    action: actionFrom(row),
    trials,
    adoptedBy,
    declined:
      declinedBy === null || declinedOn === null
        ? undefined
        : { by: declinedBy, on: declinedOn, reason: row.declinedReason ?? '' },
  };
}

function actionFrom(row: Row): LearningAction | undefined {
  const { actionKind: kind, actionWhat: what, actionOwnerId: ownerId } = row;
  if (kind === null || what === null || ownerId === null) return undefined;
  return {
    kind,
    what,
    link: row.actionLink ?? '',
    ownerId,
    dueOn: row.actionDueOn ?? undefined,
    implementedOn: row.actionImplementedOn ?? undefined,
  };
}

function listTrials(database: Database, rolloutId: RolloutId): Map<LearningId, Trial[]> {
  const rows = database
    .select({ trial: learningTrialsTable })
    .from(learningTrialsTable)
    .innerJoin(learningsTable, eq(learningsTable.id, learningTrialsTable.learningId))
    .where(eq(learningsTable.rolloutId, rolloutId))
    .orderBy(asc(learningTrialsTable.id))
    .all();
  return byLearning(rows, ({ trial }) => {
    const { learningId, teamId, triedBy: by, triedOn: on, worked, note } = trial;
    return [learningId, { teamId, by, on, worked, note }];
  });
}

function listAdopters(database: Database, rolloutId: RolloutId): Map<LearningId, TeamId[]> {
  const { learningId, teamId } = learningAdoptionsTable;
  const rows = database
    .select({ learningId, teamId })
    .from(learningAdoptionsTable)
    .innerJoin(learningsTable, eq(learningsTable.id, learningId))
    .where(eq(learningsTable.rolloutId, rolloutId))
    .orderBy(asc(teamId))
    .all();
  return byLearning(rows, (row) => [row.learningId, row.teamId]);
}

function byLearning<Row, Item>(
  rows: readonly Row[],
  read: (row: Row) => [LearningId, Item],
): Map<LearningId, Item[]> {
  const pairs = Map.groupBy(rows.map(read), ([id]) => id);
  return new Map([...pairs].map(([id, own]) => [id, own.map(([, item]) => item)]));
}
