import type { Acting } from '../../../platform/acting.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { findLesson } from '../lessons/curriculum.ts';
import type { Choice, Scenario, ScenarioSet } from '../lessons/lesson.ts';
import { addAnswer, addAttempt, markEnded } from './attempts.store.ts';
import { noteFinishedPaths, type Settle } from './finish-path.usecase.ts';
import { judgeAttempt } from './judgement-test.ts';
import { findLearnerRecord, type LearnerRecord, type TestsDue } from './learner.store.ts';
import { startWalk } from './open-path.usecase.ts';
import { finishedBefore, finishTest, isFinished } from './progress.ts';
import {
  type AnswerPress,
  type AnswerRefusal,
  answerScenario,
  attemptStands,
  isAnswered,
  startAttempt,
  type TestAttempt,
} from './test-attempt.ts';
import { saveProgress } from './training.store.ts';

/** Draws the scenarios of a new attempt; a button of an earlier one starts nothing. */
export function startTest(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; lessonId: string; number: number },
  testsDue: TestsDue,
  now: Temporal.Instant,
): { kind: 'started' | 'not-at-this-test' } {
  return write(database, () => {
    const { acting, rolloutId, lessonId, number } = input;
    const desk = findLearnerRecord({ database, rolloutId, now }, acting.userId, testsDue);
    const { stage, facts } = desk;
    if (stage.kind !== 'test-ahead' || stage.set.id !== lessonId || stage.number !== number) {
      return { kind: 'not-at-this-test' as const };
    }
    startWalk(database, desk, now);
    const before = stage.isRenewal ? undefined : finishedBefore(stage.set, facts.records);
    const { attempts, settings } = facts;
    const attempt = startAttempt(stage.set, attempts, settings, acting.userId, before);
    addAttempt(database, { rolloutId, personId: acting.userId }, attempt, now);
    return { kind: 'started' as const };
  });
}

export type AnswerOutcome =
  | {
      kind: 'answered';
      scenario: Scenario;
      choice: Choice;
      attempt: TestAttempt;
    }
  | { kind: AnswerRefusal['kind'] | 'no-attempt' | 'another-version' };

/** Keeps what somebody chose; with the last scenario of a round it is judged as a whole. */
export function answerInTest(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; press: AnswerPress },
  parts: { testsDue: TestsDue; settle: Settle },
  now: Temporal.Instant,
): AnswerOutcome {
  return write(database, (): AnswerOutcome => {
    const { acting, rolloutId, press } = input;
    const desk = findLearnerRecord({ database, rolloutId, now }, acting.userId, parts.testsDue);
    const { curriculum, attempts } = desk.facts;
    const set = findLesson(curriculum, press.lessonId);
    const last = attempts.findLast((attempt) => attempt.lessonId === press.lessonId);
    if (last === undefined || set?.kind !== 'scenario set') return { kind: 'no-attempt' };
    const outcome = answerScenario(last, press);
    if (outcome.kind !== 'answered') return { kind: outcome.kind };
    const scenario = set.scenarios.find(({ id }) => id === press.scenarioId);
    if (!attemptStands(last, set) || scenario === undefined) return { kind: 'another-version' };
    const learner = { rolloutId, personId: acting.userId };
    const { scenarioId, choice } = press;
    addAnswer(database, learner, last, { scenarioId, choice }, now);
    if (isAnswered(outcome.attempt)) {
      endAttempt(database, desk, { set, attempt: outcome.attempt, acting, ...parts }, now);
    }
    return { kind: 'answered', scenario, choice, attempt: outcome.attempt };
  });
}

function endAttempt(
  database: Database,
  desk: LearnerRecord,
  ended: { set: ScenarioSet; attempt: TestAttempt; acting: Acting; settle: Settle },
  now: Temporal.Instant,
): void {
  const { set, attempt } = ended;
  const { rolloutId, personId, facts } = desk;
  const learner = { rolloutId, personId };
  const asked = set.scenarios.filter(({ id }) => attempt.scenarioIds.includes(id));
  const { passed } = judgeAttempt(asked, attempt.answers, facts.settings.passMarkPercent);
  markEnded(database, learner, attempt, { endedAt: now, passed });
  if (!passed) return;
  if (!isFinished(set, facts.records)) saveProgress(database, learner, finishTest(set, now));
  noteFinishedPaths(database, desk, ended, now);
}
