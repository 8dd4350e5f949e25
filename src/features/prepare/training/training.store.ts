import { and, asc, eq, sql } from 'drizzle-orm';
import { amongOnly, listed } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { Path } from '../../contract/learning-path.ts';
import type { LessonProgress } from './progress.ts';
import { lessonProgressTable, pathWalksTable } from './training.table.ts';

/** Who learns in which rollout. */
export type Learner = { rolloutId: RolloutId; personId: UserId };

const progressQuery = perDatabase((database) =>
  database
    .select()
    .from(lessonProgressTable)
    .where(
      and(
        eq(lessonProgressTable.rolloutId, sql.placeholder('rolloutId')),
        eq(lessonProgressTable.personId, sql.placeholder('personId')),
      ),
    )
    .orderBy(asc(lessonProgressTable.lessonId), asc(lessonProgressTable.major))
    .prepare(),
);

export function listProgress(database: Database, learner: Learner): LessonProgress[] {
  return progressQuery(database).all(learner).map(progressFrom);
}

const progressOfManyQuery = perDatabase((database) =>
  database
    .select()
    .from(lessonProgressTable)
    .where(
      and(
        eq(lessonProgressTable.rolloutId, sql.placeholder('rolloutId')),
        amongOnly(lessonProgressTable.personId),
      ),
    )
    .orderBy(asc(lessonProgressTable.lessonId), asc(lessonProgressTable.major))
    .prepare(),
);

/** The same of many people at once. */
export function listProgressOf(
  database: Database,
  rolloutId: RolloutId,
  personIds: Iterable<UserId>,
): ReadonlyMap<UserId, LessonProgress[]> {
  const rows = progressOfManyQuery(database).all({ rolloutId, only: listed(personIds) });
  const found = Map.groupBy(rows, ({ personId }) => personId);
  return new Map([...found].map(([personId, own]) => [personId, own.map(progressFrom)]));
}

function progressFrom(row: typeof lessonProgressTable.$inferSelect): LessonProgress {
  const { lessonId, major, minor, stepsDone, finishedAt } = row;
  return { lessonId, version: { major, minor }, stepsDone, finishedAt: finishedAt ?? undefined };
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

type Finished = { rolloutId: RolloutId; path: Path };

/** Few people are looked up one by one: left to itself, SQLite reads everybody's walks for them. */
const finishedQueries = perDatabase(({ $client }) => ({
  all: $client
    .prepare<[Finished], UserId>(
      `select person_id from path_walks
       where rollout_id = @rolloutId and path = @path and finished_at is not null`,
    )
    .pluck(),
  some: $client
    .prepare<[Finished & { only: string }], UserId>(
      `select walk.person_id from json_each(@only) named
       cross join path_walks walk on walk.rollout_id = @rolloutId
         and walk.person_id = named.value and walk.path = @path
       where walk.finished_at is not null`,
    )
    .pluck(),
}));

/** Those who have finished a path, of all or of the people who are named. */
export function listFinished(
  database: Database,
  walk: Finished,
  only: Iterable<UserId> | undefined,
): ReadonlySet<UserId> {
  const { all, some } = finishedQueries(database);
  return new Set(only === undefined ? all.all(walk) : some.all({ ...walk, only: listed(only) }));
}

const walkQuery = perDatabase((database) =>
  database
    .select()
    .from(pathWalksTable)
    .where(
      and(
        eq(pathWalksTable.rolloutId, sql.placeholder('rolloutId')),
        eq(pathWalksTable.personId, sql.placeholder('personId')),
        eq(pathWalksTable.path, sql.placeholder('path')),
      ),
    )
    .prepare(),
);

export function findWalk(database: Database, learner: Learner, path: Path): Walk | undefined {
  const row = walkQuery(database).get({ ...learner, path });
  if (row === undefined) return undefined;
  const { finishedAt, hadHelp, ...walk } = row;
  return { ...walk, finishedAt: finishedAt ?? undefined, hadHelp: hadHelp ?? undefined };
}

export function addWalk(
  database: Database,
  learner: Learner,
  path: Path,
  begun: { startedAt: Temporal.Instant; wasInside: boolean },
): void {
  database
    .insert(pathWalksTable)
    .values({ ...learner, path, ...begun })
    .onConflictDoNothing()
    .run();
}

export function markWalk(
  database: Database,
  learner: Learner,
  path: Path,
  change: {
    finishedAt?: Temporal.Instant;
    hadHelp?: boolean;
    messages?: number;
    wasInside?: true;
  },
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
