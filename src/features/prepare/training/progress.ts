import type { Path } from '../../contract/learning-path.ts';
import { type Curriculum, findLesson, lessonsOfPath } from '../lessons/curriculum.ts';
import {
  compareVersions,
  type Lesson,
  type ReadingLesson,
  type ScenarioSet,
  stepsSince,
  type Version,
} from '../lessons/lesson.ts';
import type { JudgementTestSettings } from './judgement-test.ts';
import { attemptStands, scenariosAsked, type TestAttempt } from './test-attempt.ts';

/** How far one person has come in one lesson; one record for each major version that was read. */
export type LessonProgress = {
  lessonId: string;
  version: Version;
  stepsDone: number;
  finishedAt: Temporal.Instant | undefined;
};

/** Where a person goes on: the very step, also weeks later. */
export type Place =
  | { kind: 'step'; lesson: ReadingLesson; step: number }
  | { kind: 'test'; set: ScenarioSet }
  | { kind: 'finished' };

export function placeIn(
  curriculum: Curriculum,
  path: Path,
  records: readonly LessonProgress[],
): Place {
  const lesson = lessonsOfPath(curriculum, path).find((each) => !isFinished(each, records));
  if (lesson === undefined) return { kind: 'finished' };
  if (lesson.kind === 'scenario set') return { kind: 'test', set: lesson };
  const [step] = stepsLeft(lesson, records);
  return { kind: 'step', lesson, step: step ?? lesson.steps.length - 1 };
}

/** The version of an earlier major number in which this person finished the lesson last. */
export function finishedBefore(
  lesson: Lesson,
  records: readonly LessonProgress[],
): Version | undefined {
  return records
    .filter((record) => record.lessonId === lesson.id && record.finishedAt !== undefined)
    .map((record) => record.version)
    .filter((version) => version.major < lesson.version.major)
    .sort(compareVersions)
    .at(-1);
}

function stepsLeft(lesson: ReadingLesson, records: readonly LessonProgress[]): number[] {
  const done = recordOf(lesson, records)?.stepsDone ?? 0;
  const asked = stepsSince(lesson, finishedBefore(lesson, records));
  const left = asked.filter((step) => step >= done);
  // A minor version may have fewer steps than were read before: its last one then ends the lesson.
  return left.length > 0 ? left : asked.slice(-1);
}

/** A lesson finished in an earlier major version says something else now; what changed is read again. */
export function isFinished(lesson: Lesson, records: readonly LessonProgress[]): boolean {
  return recordOf(lesson, records)?.finishedAt !== undefined;
}

function recordOf(lesson: Lesson, records: readonly LessonProgress[]): LessonProgress | undefined {
  const own = records.filter(
    (record) => record.lessonId === lesson.id && record.version.major === lesson.version.major,
  );
  const furthest = own.sort((a, b) => b.stepsDone - a.stepsDone)[0];
  return own.find((record) => record.finishedAt !== undefined) ?? furthest;
}

/** What the button below a step carries: "I have read step 2 of this lesson in version 1.0". */
export type StepPress = { lessonId: string; version: Version; step: number };

export type StepRefusal =
  | { kind: 'already-done'; place: Place }
  | { kind: 'not-yet'; place: Place }
  | { kind: 'another-version'; place: Place }
  | { kind: 'test-not-passed'; place: Place }
  | { kind: 'gone'; place: Place };

/** On which path somebody is, and how far they have come in its lessons. */
export type OnPath = { curriculum: Curriculum; path: Path; records: readonly LessonProgress[] };

/** Finishes the step at which the person stands; every other button changes nothing and says why. */
export function finishStep(
  { curriculum, path, records }: OnPath,
  press: StepPress,
  now: Temporal.Instant,
): { kind: 'done'; record: LessonProgress; finishedLesson: boolean } | StepRefusal {
  const place = placeIn(curriculum, path, records);
  const lesson = findLesson(curriculum, press.lessonId);
  if (lesson === undefined) return { kind: 'gone', place };
  if (compareVersions(press.version, lesson.version) !== 0) {
    return { kind: 'another-version', place };
  }
  if (isFinished(lesson, records)) return { kind: 'already-done', place };
  if (lesson.kind === 'scenario set') return { kind: 'test-not-passed', place };
  if (press.step < 0 || press.step >= lesson.steps.length) return { kind: 'gone', place };
  if (place.kind !== 'step' || place.lesson.id !== lesson.id) return { kind: 'not-yet', place };
  if (press.step < place.step) return { kind: 'already-done', place };
  if (press.step > place.step) return { kind: 'not-yet', place };
  const stepsDone = press.step + 1;
  const finishedLesson = stepsLeft(lesson, records).every((step) => step < stepsDone);
  const finishedAt = finishedLesson ? now : undefined;
  const record = { lessonId: lesson.id, version: lesson.version, stepsDone, finishedAt };
  return { kind: 'done', record, finishedLesson };
}

/** Finishes a scenario set after a passed test. */
export function finishTest(set: ScenarioSet, now: Temporal.Instant): LessonProgress {
  return { lessonId: set.id, version: set.version, stepsDone: 0, finishedAt: now };
}

export type PathProgress = { done: number; steps: number; minutesLeft: number };

/** Counts steps; in a test every scenario that is asked is a step. */
export function pathProgress(
  { curriculum, path, records }: OnPath,
  settings: JudgementTestSettings,
  /** The unfinished attempt, if there is one. */
  attempt?: TestAttempt,
): PathProgress {
  let progress = { done: 0, steps: 0, minutesLeft: 0 };
  for (const lesson of lessonsOfPath(curriculum, path)) {
    const part =
      lesson.kind === 'lesson'
        ? progressInLesson(lesson, records)
        : progressInTest(lesson, records, settings, attempt);
    progress = {
      done: progress.done + part.done,
      steps: progress.steps + part.steps,
      minutesLeft: progress.minutesLeft + part.minutesLeft,
    };
  }
  return { ...progress, minutesLeft: Math.ceil(progress.minutesLeft) };
}

function progressInLesson(lesson: ReadingLesson, records: readonly LessonProgress[]): PathProgress {
  const asked = stepsSince(lesson, finishedBefore(lesson, records));
  const steps = asked.length;
  if (isFinished(lesson, records)) return { done: steps, steps, minutesLeft: 0 };
  const left = stepsLeft(lesson, records);
  const minutesLeft = left.reduce((sum, step) => sum + (lesson.steps[step]?.minutes ?? 0), 0);
  return { done: steps - left.length, steps, minutesLeft };
}

function progressInTest(
  set: ScenarioSet,
  records: readonly LessonProgress[],
  settings: JudgementTestSettings,
  attempt: TestAttempt | undefined,
): PathProgress {
  const stands = attempt !== undefined && attemptStands(attempt, set);
  const { asked, whole } = askedIn(set, records, settings);
  const steps = stands ? attempt.scenarioIds.length : asked;
  if (isFinished(set, records)) return { done: steps, steps, minutesLeft: 0 };
  const done = stands ? attempt.answers.length : 0;
  const minutesLeft = steps === 0 ? 0 : (set.minutes * (steps - done)) / whole;
  return { done, steps, minutesLeft };
}

function askedIn(
  set: ScenarioSet,
  records: readonly LessonProgress[],
  settings: JudgementTestSettings,
): { asked: number; whole: number } {
  const { asked } = scenariosAsked(set, settings, finishedBefore(set, records));
  return { asked, whole: Math.max(1, scenariosAsked(set, settings).asked) };
}

/** "3 of 9 steps, about 12 minutes left". */
export function progressLine(progress: PathProgress): string {
  const { done, steps, minutesLeft } = progress;
  if (done === steps && minutesLeft === 0) return `All ${steps} steps done`;
  const minutes = minutesLeft <= 1 ? 'about a minute' : `about ${minutesLeft} minutes`;
  return `${done} of ${steps} steps, ${minutes} left`;
}
