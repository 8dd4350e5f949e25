/* Whether a person has earned a certificate, by what training and certificates know of them. */
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { type Path, paths } from '../../contract/learning-path.ts';
import { getCurriculumOf } from '../lessons/lessons.store.ts';
import { listAttempts } from '../training/attempts.store.ts';
import { testOfPath } from '../training/learning-stage.ts';
import { placeIn } from '../training/progress.ts';
import { listProgress } from '../training/training.store.ts';
import { findHeldCertificate } from './certificates.store.ts';
import { type Earning, judgeEarning } from './earned-certificate.ts';

export function getEarning(context: ReadContext, personId: UserId, path: Path): Earning {
  const { database, rolloutId } = context;
  const learner = { rolloutId, personId };
  const curriculum = getCurriculumOf(database, rolloutId);
  const set = testOfPath(curriculum, path);
  const passed = listAttempts(database, learner).findLast(
    (attempt) => attempt.lessonId === set?.id && attempt.passed === true,
  );
  return {
    path,
    isPathFinished: getIsPathFinished(context, personId, path),
    current: findHeldCertificate(context, personId, path),
    lastPassedAt: passed?.endedAt,
  };
}

export function getIsPathFinished(
  { database, rolloutId }: ReadContext,
  personId: UserId,
  path: Path,
): boolean {
  const curriculum = getCurriculumOf(database, rolloutId);
  const records = listProgress(database, { rolloutId, personId });
  return placeIn(curriculum, path, records).kind === 'finished';
}

/** The paths whose certificate runs out and asks for one fresh test; everything else of them is done. */
export function listTestsDue(context: ReadContext, personId: UserId): ReadonlySet<Path> {
  const isDue = (path: Path) => judgeEarning(getEarning(context, personId, path)) === 'test-due';
  return new Set(paths.filter(isDue));
}
