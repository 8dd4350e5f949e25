import { type Curriculum, findLesson, lessonsOfPath } from './curriculum.ts';
import type { JudgementTestSettings } from './judgement-test.ts';
import type { Lesson, Path, ReadingLesson, ScenarioSet, Version } from './lesson.ts';
import { compareVersions } from './lesson.ts';
import { attemptStands, scenariosAsked, type TestAttempt } from './test-attempt.ts';

/** How far one person has come in one lesson, kept for the version that the person read. */
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
  const done = recordOf(lesson, records)?.stepsDone ?? 0;
  return { kind: 'step', lesson, step: Math.min(done, lesson.steps.length - 1) };
}

/** A lesson finished in an earlier major version says something else now, and is read again. */
export function isFinished(lesson: Lesson, records: readonly LessonProgress[]): boolean {
  return recordOf(lesson, records)?.finishedAt !== undefined;
}

function recordOf(lesson: Lesson, records: readonly LessonProgress[]): LessonProgress | undefined {
  return records.find(
    (record) => record.lessonId === lesson.id && record.version.major === lesson.version.major,
  );
}

/** What the button below a step carries: "I have read step 2 of this lesson in version 1.0". */
export type StepPress = { lessonId: string; version: Version; step: number };

export type StepRefusal =
  | { kind: 'already-done'; place: Place }
  | { kind: 'not-yet'; place: Place }
  | { kind: 'another-version'; place: Place }
  | { kind: 'test-not-passed'; place: Place }
  | { kind: 'gone'; place: Place };

/** Finishes the step at which the person stands; every other button changes nothing and says why. */
export function finishStep(
  curriculum: Curriculum,
  path: Path,
  records: readonly LessonProgress[],
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
  const finishedLesson = stepsDone === lesson.steps.length;
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
  curriculum: Curriculum,
  path: Path,
  records: readonly LessonProgress[],
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
  const steps = lesson.steps.length;
  if (isFinished(lesson, records)) return { done: steps, steps, minutesLeft: 0 };
  const done = Math.min(recordOf(lesson, records)?.stepsDone ?? 0, steps - 1);
  const left = lesson.steps.slice(done).reduce((sum, step) => sum + step.minutes, 0);
  return { done, steps, minutesLeft: left };
}

function progressInTest(
  set: ScenarioSet,
  records: readonly LessonProgress[],
  settings: JudgementTestSettings,
  attempt: TestAttempt | undefined,
): PathProgress {
  const stands = attempt !== undefined && attemptStands(attempt, set);
  const steps = stands ? attempt.scenarioIds.length : scenariosAsked(set, settings).asked;
  if (isFinished(set, records)) return { done: steps, steps, minutesLeft: 0 };
  const done = stands ? attempt.answers.length : 0;
  const minutesLeft = steps === 0 ? 0 : (set.minutes * (steps - done)) / steps;
  return { done, steps, minutesLeft };
}

/** "3 of 9 steps, about 12 minutes left". */
export function progressLine(progress: PathProgress): string {
  const { done, steps, minutesLeft } = progress;
  if (done === steps && minutesLeft === 0) return `All ${steps} steps done`;
  const minutes = minutesLeft <= 1 ? 'about a minute' : `about ${minutesLeft} minutes`;
  return `${done} of ${steps} steps, ${minutes} left`;
}
