/* Whether a person has earned a certificate, by what training and certificates know of them. */
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { type Path, paths } from '../../contract/learning-path.ts';
import { findCurriculumOf } from '../lessons/lessons.store.ts';
import { listAttempts } from '../training/attempts.store.ts';
import { testOfPath } from '../training/learning-stage.ts';
import { placeIn } from '../training/progress.ts';
import { listProgress } from '../training/training.store.ts';
import { type At, findHeldCertificate } from './certificates.store.ts';
import { type Earning, judgeEarning } from './earned-certificate.ts';

export function findEarning(at: At, personId: UserId, path: Path): Earning {
  const { database, rolloutId, now } = at;
  const learner = { rolloutId, personId };
  const curriculum = findCurriculumOf(database, rolloutId);
  const set = testOfPath(curriculum, path);
  const passed = listAttempts(database, learner).findLast(
    (attempt) => attempt.lessonId === set?.id && attempt.passed === true,
  );
  return {
    path,
    isPathFinished: findIsPathFinished(database, rolloutId, personId, path),
    current: findHeldCertificate(database, rolloutId, personId, path, now),
    lastPassedAt: passed?.endedAt,
  };
}

export function findIsPathFinished(
  database: Database,
  rolloutId: RolloutId,
  personId: UserId,
  path: Path,
): boolean {
  const curriculum = findCurriculumOf(database, rolloutId);
  const records = listProgress(database, { rolloutId, personId });
  return placeIn(curriculum, path, records).kind === 'finished';
}

/** The paths whose certificate runs out and asks for one fresh test; everything else of them is done. */
export function listTestsDue(at: At, personId: UserId): ReadonlySet<Path> {
  const due = paths.filter((path) => judgeEarning(findEarning(at, personId, path)) === 'test-due');
  return new Set(due);
}
