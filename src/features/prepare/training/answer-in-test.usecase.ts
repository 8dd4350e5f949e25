import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { findLesson } from '../lessons/curriculum.ts';
import type { Choice, Scenario, ScenarioSet } from '../lessons/lesson.ts';
import { addAnswer, markEnded } from './attempts.store.ts';
import { recordFinishedPaths } from './finish-path.usecase.ts';
import { judgeAttempt } from './judgement-test.ts';
import { getLearnerRecord, type LearnerRecord } from './learner.store.ts';
import { finishTest, isFinished } from './progress.ts';
import {
  type AnswerPress,
  type AnswerRefusal,
  answerScenario,
  attemptStands,
  isAnswered,
  type TestAttempt,
} from './test-attempt.ts';
import { saveProgress } from './training.store.ts';

export type AnswerOutcome =
  | {
      kind: 'answered';
      scenario: Scenario;
      choice: Choice;
      attempt: TestAttempt;
    }
  | { kind: AnswerRefusal['kind'] | 'no-attempt' | 'another-version' };

/** Stores what somebody chose; with the last scenario of a round it is judged as a whole. */
export function answerInTest(request: RolloutRequest, press: AnswerPress): AnswerOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): AnswerOutcome => {
    const learning = getLearnerRecord(request, acting.userId);
    const { curriculum, attempts } = learning.facts;
    const set = findLesson(curriculum, press.lessonId);
    const last = attempts.findLast((attempt) => attempt.lessonId === press.lessonId);
    if (last === undefined || set?.kind !== 'scenario set') return { kind: 'no-attempt' };
    const outcome = answerScenario(last, press);
    if (outcome.kind !== 'answered') return { kind: outcome.kind };
    const scenario = set.scenarios.find(({ id }) => id === press.scenarioId);
    if (!attemptStands(last, set) || scenario === undefined) return { kind: 'another-version' };
    const learner = { rolloutId, personId: acting.userId };
    const { scenarioId, choice } = press;
    addAnswer(database, learner, last, { scenarioId, choice, answeredAt: now });
    if (isAnswered(outcome.attempt)) endAttempt(request, learning, set, outcome.attempt);
    return { kind: 'answered', scenario, choice, attempt: outcome.attempt };
  });
}

function endAttempt(
  request: RolloutRequest,
  learning: LearnerRecord,
  set: ScenarioSet,
  attempt: TestAttempt,
): void {
  const { database, now } = request;
  const { rolloutId, personId, facts } = learning;
  const learner = { rolloutId, personId };
  const asked = set.scenarios.filter(({ id }) => attempt.scenarioIds.includes(id));
  const { passed } = judgeAttempt(asked, attempt.answers, facts.settings.passMarkPercent);
  markEnded(database, learner, attempt, { endedAt: now, passed });
  if (!passed) return;
  if (!isFinished(set, facts.records)) saveProgress(database, learner, finishTest(set, now));
  recordFinishedPaths(request, learning);
}
