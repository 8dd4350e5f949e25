/* Everything that is known about one person's learning, read at one moment. */
import type { Database } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { championState } from '../../champions/champions/champion.ts';
import { listOpenChampionsOf } from '../../champions/champions/champions.store.ts';
import type { Path } from '../../contract/learning-path.ts';
import { getCurriculumOf } from '../lessons/lessons.store.ts';
import { listAttempts, type StoredAttempt } from './attempts.store.ts';
import { type LearningFacts, type Stage, stageOf } from './learning-stage.ts';
import { type PathProgress, pathProgress } from './progress.ts';
import { restsUntil } from './test-rest.ts';
import { findWalk, type Learner, listProgress } from './training.store.ts';
import { getTrainingSettings } from './training-settings.store.ts';

export type LearnerRecord = Learner & {
  facts: LearningFacts<StoredAttempt>;
  stage: Stage<StoredAttempt>;
  /** Counted on the path of the stage. */
  progress: PathProgress;
};

export function getLearnerRecord(context: ReadContext, personId: UserId): LearnerRecord {
  const { database, rolloutId, product, now } = context;
  const learner = { rolloutId, personId };
  const attempts = listAttempts(database, learner);
  const timeZone = findPerson(database, personId)?.timeZone ?? 'UTC';
  const facts: LearningFacts<StoredAttempt> = {
    curriculum: getCurriculumOf(database, rolloutId),
    path: getPathOf(database, learner),
    records: listProgress(database, learner),
    attempts,
    settings: getTrainingSettings(database, rolloutId),
    hasSaidAboutHelp: findWalk(database, learner, 'member')?.hadHelp !== undefined,
    testsDue: product.testsDue(context, personId),
    restsUntil: (lessonId) =>
      restsUntil(
        attempts.filter((attempt) => attempt.lessonId === lessonId),
        { timeZone, now },
      ),
  };
  const stage = stageOf(facts);
  const attempt = stage.kind === 'scenario' ? stage.attempt : undefined;
  const progress = pathProgress({ ...facts, path: stage.path }, facts.settings, attempt);
  return { ...learner, facts, stage, progress };
}

/** Who was confirmed as champion or back-up takes the champion path, everybody else the member path. */
export function getPathOf(database: Database, { rolloutId, personId }: Learner): Path {
  const isChampion = listOpenChampionsOf(database, personId).some(
    (one) => one.rolloutId === rolloutId && ['confirmed', 'active'].includes(championState(one)),
  );
  return isChampion ? 'champion' : 'member';
}
