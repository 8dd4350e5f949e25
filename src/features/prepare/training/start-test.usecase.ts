import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { addAttempt } from './attempts.store.ts';
import { getLearnerRecord } from './learner.store.ts';
import { startWalk } from './open-path.usecase.ts';
import { finishedBefore } from './progress.ts';
import { startAttempt } from './test-attempt.ts';

/** Draws the scenarios of a new attempt; a button of an earlier one starts nothing. */
export function startTest(
  request: RolloutRequest,
  { lessonId, number }: { lessonId: string; number: number },
): { kind: 'started' | 'not-at-this-test' | 'rests' } {
  const { database, acting, rolloutId, now } = request;
  return write(database, () => {
    const learning = getLearnerRecord(request, acting.userId);
    const { stage, facts } = learning;
    if (stage.kind !== 'test-ahead' || stage.set.id !== lessonId || stage.number !== number) {
      return { kind: 'not-at-this-test' as const };
    }
    if (stage.restsUntil !== undefined) return { kind: 'rests' as const };
    startWalk(request, learning);
    const before = stage.isRenewal ? undefined : finishedBefore(stage.set, facts.records);
    const attempt = startAttempt(stage.set, facts, acting.userId, before);
    addAttempt(database, { rolloutId, personId: acting.userId }, attempt, now);
    return { kind: 'started' as const };
  });
}
