import type { Acting } from '../../../platform/acting.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { noteFinishedPaths, type Settle } from './finish-path.usecase.ts';
import { findLearnerRecord, type TestsDue } from './learner.store.ts';
import { startWalk } from './open-path.usecase.ts';
import { finishStep, type StepPress, type StepRefusal } from './progress.ts';
import { saveProgress } from './training.store.ts';

export type FinishStepOutcome = { kind: 'done' } | { kind: StepRefusal['kind'] };

/** Somebody has read the step at which they stand. */
export function finishLessonStep(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; press: StepPress },
  parts: { testsDue: TestsDue; settle: Settle },
  now: Temporal.Instant,
): FinishStepOutcome {
  return write(database, (): FinishStepOutcome => {
    const { acting, rolloutId, press } = input;
    const at = { database, rolloutId, now };
    const desk = findLearnerRecord(at, acting.userId, parts.testsDue);
    const { curriculum, records, path } = desk.facts;
    const outcome = finishStep(curriculum, path, records, press, now);
    if (outcome.kind !== 'done') return { kind: outcome.kind };
    startWalk(database, desk, now);
    saveProgress(database, { rolloutId, personId: acting.userId }, outcome.record);
    if (outcome.finishedLesson) noteFinishedPaths(database, desk, { acting, ...parts }, now);
    return { kind: 'done' };
  });
}
