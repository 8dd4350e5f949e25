import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { Path } from '../../contract/learning-path.ts';
import type { LessonProgress } from './progress.ts';
import { lessonProgressTable, pathWalksTable } from './training.table.ts';

/** Who learns in which rollout. */
export type Learner = { rolloutId: RolloutId; personId: UserId };

export function listProgress(database: Database, learner: Learner): LessonProgress[] {
  return listAllProgress(database, learner.rolloutId).get(learner.personId) ?? [];
}

const allProgressQuery = perDatabase((database) =>
  database
    .select()
    .from(lessonProgressTable)
    .where(eq(lessonProgressTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(lessonProgressTable.lessonId), asc(lessonProgressTable.major))
    .prepare(),
);

/** Everybody's progress in a rollout. */
export function listAllProgress(
  database: Database,
  rolloutId: RolloutId,
): Map<UserId, LessonProgress[]> {
  const rows = allProgressQuery(database).all({ rolloutId });
  const found = new Map<UserId, LessonProgress[]>();
  for (const { personId, lessonId, major, minor, stepsDone, finishedAt } of rows) {
    const record = {
      lessonId,
      version: { major, minor },
      stepsDone,
      finishedAt: finishedAt ?? undefined,
    };
    const own = found.get(personId);
    if (own === undefined) found.set(personId, [record]);
    else own.push(record);
  }
  return found;
}

export function saveProgress(database: Database, learner: Learner, record: LessonProgress): void {
  const { lessonId, version, stepsDone, finishedAt } = record;
  const values = { ...version, stepsDone, finishedAt: finishedAt ?? null };
  const { rolloutId, personId, major } = lessonProgressTable;
  database
    .insert(lessonProgressTable)
    .values({ ...learner, lessonId, ...values })
    .onConflictDoUpdate({
      target: [rolloutId, personId, lessonProgressTable.lessonId, major],
      set: values,
    })
    .run();
}

/** One person's way through one path. */
export type Walk = Learner & {
  path: Path;
  startedAt: Temporal.Instant;
  finishedAt: Temporal.Instant | undefined;
  /** What the person said at the end; undefined until then. */
  hadHelp: boolean | undefined;
  messages: number;
};

export function listWalks(database: Database, rolloutId: RolloutId): Walk[] {
  return remember(database, `training listWalks ${rolloutId}`, () =>
    readWalks(database, rolloutId),
  );
}

const walksQuery = perDatabase((database) =>
  database
    .select()
    .from(pathWalksTable)
    .where(eq(pathWalksTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(pathWalksTable.startedAt), asc(pathWalksTable.personId))
    .prepare(),
);

function readWalks(database: Database, rolloutId: RolloutId): Walk[] {
  return walksQuery(database)
    .all({ rolloutId })
    .map(({ finishedAt, hadHelp, ...walk }) => ({
      ...walk,
      finishedAt: finishedAt ?? undefined,
      hadHelp: hadHelp ?? undefined,
    }));
}

export function findWalk(database: Database, learner: Learner, path: Path): Walk | undefined {
  const row = database.select().from(pathWalksTable).where(isWalk(learner, path)).get();
  if (row === undefined) return undefined;
  const { finishedAt, hadHelp, ...walk } = row;
  return { ...walk, finishedAt: finishedAt ?? undefined, hadHelp: hadHelp ?? undefined };
}

export function addWalk(
  database: Database,
  learner: Learner,
  path: Path,
  now: Temporal.Instant,
): void {
  database
    .insert(pathWalksTable)
    .values({ ...learner, path, startedAt: now })
    .onConflictDoNothing()
    .run();
}

export function markWalk(
  database: Database,
  learner: Learner,
  path: Path,
  change: { finishedAt?: Temporal.Instant; hadHelp?: boolean; messages?: number },
): void {
  database.update(pathWalksTable).set(change).where(isWalk(learner, path)).run();
}

function isWalk({ rolloutId, personId }: Learner, path: Path) {
  return and(
    eq(pathWalksTable.rolloutId, rolloutId),
    eq(pathWalksTable.personId, personId),
    eq(pathWalksTable.path, path),
  );
}
