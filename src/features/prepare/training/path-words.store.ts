import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { type Path, paths } from '../../contract/learning-path.ts';
import { getCurriculumOf } from '../lessons/lessons.store.ts';
import { type LessonProgress, pathProgress, progressLine } from './progress.ts';
import { listProgressOf } from './training.store.ts';
import { getTrainingSettings } from './training-settings.store.ts';

/** "3 of 22 steps, about 18 minutes left", for these people. */
export function listProgressWords({ database, rolloutId }: ReadContext, people: Iterable<UserId>) {
  const progress = listProgressOf(database, rolloutId, people);
  const curriculum = getCurriculumOf(database, rolloutId);
  const settings = getTrainingSettings(database, rolloutId);
  const say = (path: Path, records: readonly LessonProgress[]) =>
    progressLine(pathProgress({ curriculum, path, records }, settings));
  const atTheStart = new Map(paths.map((path) => [path, say(path, [])]));
  return (personId: UserId, path: Path) => {
    const records = progress.get(personId);
    return records === undefined ? atTheStart.get(path) : say(path, records);
  };
}
