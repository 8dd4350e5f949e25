import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JUDGEMENT_TEST_DEFAULTS } from '../../../../src/features/prepare/training/judgement-test.ts';
import {
  finishStep,
  finishTest,
  type LessonProgress,
  pathProgress,
  placeIn,
  progressLine,
} from '../../../../src/features/prepare/training/progress.ts';
import { startAttempt } from '../../../../src/features/prepare/training/test-attempt.ts';
import { aCurriculum, aLesson, aScenarioSet, version } from '../lessons/lesson-builders.ts';

const now = Temporal.Instant.from('2027-03-01T09:00:00Z');
const curriculum = aCurriculum();
const set = aScenarioSet();

function read(lessonId: string, stepsDone: number, of = 2, text = '1.0'): LessonProgress {
  const finishedAt = stepsDone === of ? now : undefined;
  return { lessonId, version: version(text), stepsDone, finishedAt };
}

function press(lessonId: string, step: number, text = '1.0') {
  return { lessonId, version: version(text), step };
}

function line(records: readonly LessonProgress[], path: 'member' | 'champion' = 'member'): string {
  return progressLine(pathProgress({ curriculum, path, records }, JUDGEMENT_TEST_DEFAULTS));
}

describe('the place in a path', () => {
  it('is the first step for a newcomer, and the very step where a person stopped', () => {
    expect(placeIn(curriculum, 'member', [])).toMatchObject({ kind: 'step', step: 0 });
    expect(placeIn(curriculum, 'member', [read('why-we-change', 1)])).toMatchObject({
      lesson: { id: 'why-we-change' },
      step: 1,
    });
  });

  it('goes on to the test, and ends when the test is passed', () => {
    const records = [read('why-we-change', 2)];
    expect(placeIn(curriculum, 'member', records)).toEqual({ kind: 'test', set });
    const passed = [...records, finishTest(set, now)];
    expect(placeIn(curriculum, 'member', passed)).toEqual({ kind: 'finished' });
    expect(placeIn(curriculum, 'champion', passed)).toMatchObject({
      lesson: { id: 'supporting-a-team' },
    });
  });

  it('survives a minor version, even one with fewer steps than were read', () => {
    const corrected = aCurriculum(aLesson({ version: version('1.1') }));
    const record = read('why-we-change', 1);
    expect(placeIn(corrected, 'member', [record])).toMatchObject({ step: 1 });
    const shorter = aCurriculum(
      aLesson({ version: version('1.1'), steps: aLesson().steps.slice(0, 1) }),
    );
    expect(placeIn(shorter, 'member', [record])).toMatchObject({ step: 0 });
    const done = finishStep(
      { curriculum: shorter, path: 'member', records: [record] },
      press('why-we-change', 0, '1.1'),
      now,
    );
    expect(done).toMatchObject({ kind: 'done', finishedLesson: true });
  });

  it('leads back only to the step that a major version changed', () => {
    const [first, second] = aLesson().steps;
    if (first === undefined || second === undefined) throw new Error('two steps');
    const changed = aCurriculum(
      aLesson({
        version: version('2.0'),
        steps: [first, { ...second, changedIn: version('2.0') }],
      }),
    );
    const records = [read('why-we-change', 2), finishTest(set, now)];
    expect(placeIn(changed, 'member', records)).toMatchObject({ step: 1 });
    const done = finishStep(
      { curriculum: changed, path: 'member', records },
      press('why-we-change', 1, '2.0'),
      now,
    );
    expect(done).toMatchObject({ kind: 'done', finishedLesson: true });
    const progress = pathProgress(
      { curriculum: changed, path: 'member', records },
      JUDGEMENT_TEST_DEFAULTS,
    );
    expect(progress).toEqual({ done: 6, steps: 7, minutesLeft: 3 });
  });

  it('leads back to the whole lesson where a major version does not say what it changed', () => {
    const changed = aCurriculum(aLesson({ version: version('2.0') }));
    const records = [read('why-we-change', 2), finishTest(set, now)];
    expect(placeIn(changed, 'member', records)).toMatchObject({ step: 0 });
  });
});

describe('progress in words', () => {
  it('counts steps and says about how long the rest takes', () => {
    expect(line([])).toBe('0 of 8 steps, about 10 minutes left');
    expect(line([read('why-we-change', 1)])).toBe('1 of 8 steps, about 9 minutes left');
    expect(line([read('why-we-change', 2)])).toBe('2 of 8 steps, about 6 minutes left');
    expect(line([read('why-we-change', 2), finishTest(set, now)])).toBe('All 8 steps done');
    expect(line([read('why-we-change', 2), finishTest(set, now)], 'champion')).toBe(
      '8 of 10 steps, about 4 minutes left',
    );
  });

  it('counts each scenario that was answered in a test', () => {
    const attempt = startAttempt(set, { attempts: [], settings: JUDGEMENT_TEST_DEFAULTS }, 'U1');
    const answers = attempt.scenarioIds
      .slice(0, 5)
      .map((scenarioId) => ({ scenarioId, choice: 'use' as const }));
    const records = [read('why-we-change', 2)];
    const settings = JUDGEMENT_TEST_DEFAULTS;
    const progress = pathProgress({ curriculum, path: 'member', records }, settings, {
      ...attempt,
      answers,
    });
    expect(progressLine(progress)).toBe('7 of 8 steps, about a minute left');
  });
});

describe('a button below a step', () => {
  const finish = (
    records: readonly LessonProgress[],
    lessonId: string,
    step: number,
    text?: string,
  ) => finishStep({ curriculum, path: 'member', records }, press(lessonId, step, text), now);

  it('finishes the step at which the person stands, and the lesson with its last one', () => {
    expect(finish([], 'why-we-change', 0)).toEqual({
      kind: 'done',
      record: read('why-we-change', 1),
      finishedLesson: false,
    });
    expect(finish([read('why-we-change', 1)], 'why-we-change', 1)).toEqual({
      kind: 'done',
      record: read('why-we-change', 2),
      finishedLesson: true,
    });
  });

  it('cannot finish a lesson from an old message', () => {
    expect(finish([], 'why-we-change', 1).kind).toBe('not-yet');
    expect(finish([read('why-we-change', 1)], 'why-we-change', 0).kind).toBe('already-done');
    expect(finish([read('why-we-change', 2)], 'why-we-change', 1).kind).toBe('already-done');
  });

  it('cannot jump to another lesson', () => {
    const refused = finish([], 'supporting-a-team', 0);
    expect(refused).toMatchObject({
      kind: 'not-yet',
      place: { lesson: { id: 'why-we-change' }, step: 0 },
    });
  });

  it('of another version changes nothing and shows where the person stands', () => {
    expect(finish([], 'why-we-change', 0, '1.1')).toMatchObject({
      kind: 'another-version',
      place: { step: 0 },
    });
  });

  it('cannot pass a test', () => {
    expect(finish([read('why-we-change', 2)], 'judgement', 0).kind).toBe('test-not-passed');
  });

  it('of a lesson or step that is gone says so', () => {
    expect(finish([], 'old-lesson', 0).kind).toBe('gone');
    expect(finish([], 'why-we-change', 7).kind).toBe('gone');
    expect(finish([], 'why-we-change', -1).kind).toBe('gone');
  });

  it('pressed in any order never skips a step', () => {
    const aPress = fc.record({
      lessonId: fc.constantFrom('why-we-change', 'supporting-a-team', 'judgement', 'old'),
      step: fc.integer({ min: -1, max: 3 }),
      version: fc.constantFrom(version('1.0'), version('1.1'), version('2.0')),
    });
    fc.assert(
      fc.property(fc.array(aPress, { maxLength: 30 }), (presses) => {
        let records: LessonProgress[] = [];
        for (const each of presses) {
          const before = placeIn(curriculum, 'champion', records);
          const outcome = finishStep({ curriculum, path: 'champion', records }, each, now);
          if (outcome.kind !== 'done') continue;
          expect(before).toMatchObject({ lesson: { id: each.lessonId }, step: each.step });
          const others = records.filter((record) => record.lessonId !== outcome.record.lessonId);
          records = [...others, outcome.record];
        }
        expect(records.map((record) => record.lessonId)).not.toContain('supporting-a-team');
      }),
    );
  });
});
