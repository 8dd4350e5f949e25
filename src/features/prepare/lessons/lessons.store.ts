import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { type LessonAdditions, withAdditions } from './core-additions.ts';
import { getShippedCurriculum } from './curriculum.store.ts';
import type { Curriculum, OwnLessons } from './curriculum.ts';
import type { LessonRelease } from './lesson.ts';
import { lessonAdditionsTable, lessonReleasesTable, ownLessonsTable } from './lessons.table.ts';

const curriculumOfQuery = perDatabase((database) =>
  database
    .select({ lessons: ownLessonsTable.lessons })
    .from(ownLessonsTable)
    .where(eq(ownLessonsTable.rolloutId, sql.placeholder('rolloutId')))
    .prepare(),
);

/** The lessons as they were written: the shipped ones, or the customer's as last read without a mistake. */
export function getOwnCurriculum(database: Database, rolloutId: RolloutId): Curriculum {
  const row = curriculumOfQuery(database).get({ rolloutId });
  return row === undefined ? getShippedCurriculum() : parsed(rolloutId, row.lessons);
}

const additionsQuery = perDatabase((database) =>
  database
    .select()
    .from(lessonAdditionsTable)
    .where(eq(lessonAdditionsTable.rolloutId, sql.placeholder('rolloutId')))
    .prepare(),
);

/** The lessons that a rollout's people take, with what the Core adds to them. */
export function getCurriculumOf(database: Database, rolloutId: RolloutId): Curriculum {
  const own = getOwnCurriculum(database, rolloutId);
  const rows = additionsQuery(database).all({ rolloutId });
  if (rows.length === 0) return own;
  const text = rows.map(({ lessonId, additions }) => `${lessonId} ${additions}`).join('\n');
  const last = lastAdded.get(own);
  if (last?.text === text) return last.curriculum;
  const byLesson = additionsIn(rows);
  const lessons = own.lessons.map((lesson) => {
    const additions = byLesson.get(lesson.id);
    return additions === undefined ? lesson : withAdditions(lesson, additions);
  });
  const curriculum = { lessons };
  lastAdded.set(own, { text, curriculum });
  return curriculum;
}

const lastAdded = new WeakMap<Curriculum, { text: string; curriculum: Curriculum }>();

/** What the Core adds to each lesson, by the lesson. */
export function listAdditions(
  database: Database,
  rolloutId: RolloutId,
): ReadonlyMap<string, LessonAdditions> {
  return additionsIn(additionsQuery(database).all({ rolloutId }));
}

function additionsIn(
  rows: readonly { lessonId: string; additions: string }[],
): Map<string, LessonAdditions> {
  return new Map(rows.map(({ lessonId, additions }) => [lessonId, JSON.parse(additions)]));
}

export function saveAdditions(
  database: Database,
  of: { rolloutId: RolloutId; lessonId: string; additions: LessonAdditions },
): void {
  const additions = JSON.stringify(of.additions);
  database
    .insert(lessonAdditionsTable)
    .values({ ...of, additions })
    .onConflictDoUpdate({
      target: [lessonAdditionsTable.rolloutId, lessonAdditionsTable.lessonId],
      set: { additions },
    })
    .run();
}

const lastParsed = new Map<RolloutId, { text: string; curriculum: Curriculum }>();

/** Parsing is repeated only when the stored text is another one. */
function parsed(rolloutId: RolloutId, text: string): Curriculum {
  const last = lastParsed.get(rolloutId);
  if (last?.text === text) return last.curriculum;
  const curriculum: Curriculum = { lessons: JSON.parse(text) };
  lastParsed.set(rolloutId, { text, curriculum });
  return curriculum;
}

export type StoredLessons = OwnLessons & {
  seen: string;
  mistakes: number;
  readAt: Temporal.Instant;
};

const ownLessonsQuery = perDatabase((database) =>
  database
    .select()
    .from(ownLessonsTable)
    .where(eq(ownLessonsTable.rolloutId, sql.placeholder('rolloutId')))
    .prepare(),
);

export function findOwnLessons(
  database: Database,
  rolloutId: RolloutId,
): StoredLessons | undefined {
  const row = ownLessonsQuery(database).get({ rolloutId });
  if (row === undefined) return undefined;
  const { folder, use, seen, mistakes, readAt } = row;
  return { folder, use, seen, mistakes, readAt };
}

const releasesQuery = perDatabase((database) =>
  database
    .select()
    .from(lessonReleasesTable)
    .where(eq(lessonReleasesTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(lessonReleasesTable.releasedAt), asc(lessonReleasesTable.lessonId))
    .prepare(),
);

/** In the order in which they came into force. */
export function listReleases(database: Database, rolloutId: RolloutId): readonly LessonRelease[] {
  return remember(database, `lesson releases ${rolloutId}`, () =>
    releasesQuery(database)
      .all({ rolloutId })
      .map(({ lessonId, major, minor, releasedAt }) => ({
        lessonId,
        version: { major, minor },
        releasedAt,
      })),
  );
}

export function addRelease(
  database: Database,
  rolloutId: RolloutId,
  { lessonId, version, releasedAt }: LessonRelease,
): void {
  database
    .insert(lessonReleasesTable)
    .values({ rolloutId, lessonId, ...version, releasedAt })
    .onConflictDoNothing()
    .run();
}

export function saveOwnLessons(
  database: Database,
  rolloutId: RolloutId,
  own: StoredLessons,
  curriculum: Curriculum,
): void {
  const values = { ...own, lessons: JSON.stringify(curriculum.lessons) };
  database
    .insert(ownLessonsTable)
    .values({ rolloutId, ...values })
    .onConflictDoUpdate({ target: ownLessonsTable.rolloutId, set: values })
    .run();
}

/** The folder was looked at and holds mistakes: what was read before stays in use. */
export function markMistakes(
  database: Database,
  rolloutId: RolloutId,
  change: { seen: string; mistakes: number },
): void {
  database
    .update(ownLessonsTable)
    .set(change)
    .where(eq(ownLessonsTable.rolloutId, rolloutId))
    .run();
}

export function removeOwnLessons(database: Database, rolloutId: RolloutId): void {
  database.delete(ownLessonsTable).where(eq(ownLessonsTable.rolloutId, rolloutId)).run();
}
