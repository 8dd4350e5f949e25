/* Everything that is known about one person's learning, read at one moment. */
import type { Database } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { championState } from '../../champions/champions/champion.ts';
import { listOpenChampionsOf } from '../../champions/champions/champions.store.ts';
import type { Path } from '../../contract/learning-path.ts';
import { findCurriculumOf } from '../lessons/lessons.store.ts';
import { listAttempts, type StoredAttempt } from './attempts.store.ts';
import { type LearningFacts, type Stage, stageOf } from './learning-stage.ts';
import { type PathProgress, pathProgress } from './progress.ts';
import { findWalk, type Learner, listProgress } from './training.store.ts';
import { findTrainingSettings } from './training-settings.store.ts';

export type At = Pick<ReadContext, 'database' | 'rolloutId' | 'now'>;

/** The paths whose certificate asks for a fresh test; certificates are another feature's, so `app.ts` hands it over. */
export type TestsDue = (at: At, personId: UserId) => ReadonlySet<Path>;

export type LearnerRecord = Learner & {
  facts: LearningFacts<StoredAttempt>;
  stage: Stage<StoredAttempt>;
  /** Counted on the path of the stage. */
  progress: PathProgress;
};

export function findLearnerRecord(at: At, personId: UserId, testsDue: TestsDue): LearnerRecord {
  const { database, rolloutId } = at;
  const learner = { rolloutId, personId };
  const facts: LearningFacts<StoredAttempt> = {
    curriculum: findCurriculumOf(database, rolloutId),
    path: findPathOf(database, learner),
    records: listProgress(database, learner),
    attempts: listAttempts(database, learner),
    settings: findTrainingSettings(database, rolloutId),
    hasSaidAboutHelp: findWalk(database, learner, 'member')?.hadHelp !== undefined,
    testsDue: testsDue(at, personId),
  };
  const stage = stageOf(facts);
  const { curriculum, records, settings } = facts;
  const attempt = stage.kind === 'scenario' ? stage.attempt : undefined;
  const progress = pathProgress(curriculum, stage.path, records, settings, attempt);
  return { ...learner, facts, stage, progress };
}

/** Who was confirmed as champion or back-up takes the champion path, everybody else the member path. */
export function findPathOf(database: Database, { rolloutId, personId }: Learner): Path {
  const isChampion = listOpenChampionsOf(database, personId).some(
    (one) => one.rolloutId === rolloutId && ['confirmed', 'active'].includes(championState(one)),
  );
  return isChampion ? 'champion' : 'member';
}
