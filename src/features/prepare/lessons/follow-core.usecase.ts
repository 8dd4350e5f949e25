import type { RolloutRequest } from '../../../platform/request.ts';
import { additionsOf, NO_ADDITIONS, type TaughtEntry } from './core-additions.ts';
import type { Curriculum } from './curriculum.ts';
import { getOwnCurriculum, listAdditions, saveAdditions } from './lessons.store.ts';
import { listTaughtEntries } from './taught-entries.store.ts';

const lastFollowed = new WeakMap<readonly TaughtEntry[], Curriculum>();

/** Puts into the lessons what the entries that they rest on say now. Runs each minute, and costs nothing while nothing changed. */
export function followCore({ database, rolloutId, now }: RolloutRequest): void {
  const entries = listTaughtEntries(database, rolloutId);
  const curriculum = getOwnCurriculum(database, rolloutId);
  if (lastFollowed.get(entries) === curriculum) return;
  const known = listAdditions(database, rolloutId);
  for (const lesson of curriculum.lessons) {
    const before = known.get(lesson.id) ?? NO_ADDITIONS;
    const after = additionsOf(lesson, entries, { before, now });
    const isEmpty =
      after.steps.length + after.scenarios.length + Object.keys(after.links).length === 0;
    if (isEmpty && !known.has(lesson.id)) continue;
    if (JSON.stringify(after) !== JSON.stringify(before)) {
      saveAdditions(database, { rolloutId, lessonId: lesson.id, additions: after });
    }
  }
  lastFollowed.set(entries, curriculum);
}
