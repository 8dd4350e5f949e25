import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { recordFinishedPaths } from './finish-path.usecase.ts';
import { getLearnerRecord } from './learner.store.ts';
import { startWalk } from './open-path.usecase.ts';
import { finishStep, type StepPress, type StepRefusal } from './progress.ts';
import { saveProgress } from './training.store.ts';

export type FinishStepOutcome = { kind: 'done' } | { kind: StepRefusal['kind'] };

/** Somebody has read the step at which they stand. */
export function finishLessonStep(request: RolloutRequest, press: StepPress): FinishStepOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): FinishStepOutcome => {
    const learning = getLearnerRecord(request, acting.userId);
    const outcome = finishStep(learning.facts, press, now);
    if (outcome.kind !== 'done') return { kind: outcome.kind };
    startWalk(request, learning);
    saveProgress(database, { rolloutId, personId: acting.userId }, outcome.record);
    if (outcome.finishedLesson) recordFinishedPaths(request, learning);
    return { kind: 'done' };
  });
}
