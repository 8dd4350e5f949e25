import { z } from 'zod';
import { action } from '../../../platform/slack/declarations.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { findLesson } from '../lessons/curriculum.ts';
import { choices } from '../lessons/lesson.ts';
import { answerInTest } from './answer-in-test.usecase.ts';
import { judgeAttempt } from './judgement-test.ts';
import { getLearnerRecord } from './learner.store.ts';
import { learnerValue, redraw, rolloutNameIn, show, tellOwn } from './learning.slack.ts';
import { ANSWER, START_TEST } from './learning-message.view.ts';
import { sayAnswerRefusal } from './learning-words.view.ts';
import { startTest } from './start-test.usecase.ts';
import { explainedMessage, resultMessage, SHOW_RESULT } from './test-answer.view.ts';

const start = action({
  actionId: START_TEST,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: learnerValue.extend({ lessonId: keptId(), number: z.number() }),
  run(request, { personId, lessonId, number }, pressed) {
    if (personId !== request.acting.userId) return tellOwn(request, personId);
    const outcome = startTest(request, { lessonId, number });
    const isEarlier = outcome.kind === 'not-at-this-test';
    return redraw(request, pressed, isEarlier ? sayAnswerRefusal('another-attempt') : undefined);
  },
});

const answer = action({
  actionId: ANSWER,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: learnerValue.extend({
    lessonId: keptId(),
    attempt: z.number(),
    scenarioId: keptId(),
    choice: z.enum(choices),
  }),
  run(request, { personId, ...press }, pressed) {
    if (personId !== request.acting.userId) return tellOwn(request, personId);
    const { rolloutId } = request;
    const outcome = answerInTest(request, press);
    if (outcome.kind !== 'answered') {
      return redraw(request, pressed, sayAnswerRefusal(outcome.kind));
    }
    const { attempt, scenario, choice } = outcome;
    const page = { rolloutId, rolloutName: rolloutNameIn(request), personId };
    const number = attempt.answers.length;
    const of = attempt.scenarioIds.length;
    return show(pressed, explainedMessage(page, { scenario, choice, number, of, attempt }));
  },
});

const showResult = action({
  actionId: SHOW_RESULT,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: learnerValue.extend({ lessonId: keptId(), number: z.number() }),
  run(request, { personId, lessonId, number }, pressed) {
    const { acting, rolloutId } = request;
    if (personId !== acting.userId) return tellOwn(request, personId);
    const { facts } = getLearnerRecord(request, acting.userId);
    const attempt = facts.attempts.find(
      (one) => one.lessonId === lessonId && one.number === number,
    );
    const set = findLesson(facts.curriculum, lessonId);
    if (attempt?.passed === undefined || set?.kind !== 'scenario set')
      return redraw(request, pressed, sayAnswerRefusal('no-attempt'));
    const asked = set.scenarios.filter(({ id }) => attempt.scenarioIds.includes(id));
    const judged = judgeAttempt(asked, attempt.answers, facts.settings.passMarkPercent);
    const page = { rolloutId, rolloutName: rolloutNameIn(request), personId };
    const isLast = facts.attempts.findLast((one) => one.lessonId === lessonId) === attempt;
    const restsUntil = isLast ? facts.restsUntil(lessonId) : undefined;
    const result = { ...judged, passed: attempt.passed, restsUntil };
    return show(pressed, resultMessage(page, set.title, result));
  },
});

export const judgementActions = [start, answer, showResult];
