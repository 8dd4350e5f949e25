import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findCurriculum, findFolderMark } from './curriculum.store.ts';
import type { OwnLessons } from './curriculum.ts';
import type { Problem } from './lesson.ts';
import { removeOwnLessons, saveOwnLessons } from './lessons.store.ts';
import { readLessons } from './read-lessons.usecase.ts';

export type ChooseLessonsOutcome =
  | { kind: 'chosen'; lessons: number }
  | { kind: 'mistakes'; problems: Problem[] };

/** Puts a folder of the customer's into use for a rollout, or our own lessons again. */
export function chooseLessons(
  request: RolloutRequest,
  own: OwnLessons | undefined,
): ChooseLessonsOutcome {
  const { database, rolloutId, now } = request;
  const found = findCurriculum(own);
  if ('problems' in found) return { kind: 'mistakes', problems: found.problems };
  return write(database, (): ChooseLessonsOutcome => {
    if (own === undefined) removeOwnLessons(database, rolloutId);
    else {
      const read = { ...own, seen: findFolderMark(own.folder), mistakes: 0, readAt: now };
      saveOwnLessons(database, rolloutId, read, found.curriculum);
    }
    const name = esc(findRollout(database, rolloutId)?.name ?? '');
    record(request, {
      act: 'lessons.choose',
      subject: `rollout:${rolloutId}`,
      says:
        own === undefined
          ? `*${name}* uses the shipped lessons again.`
          : `*${name}* ${own.use === 'replace' ? 'uses its own lessons' : 'has lessons of its own alongside the shipped ones'}.`,
      after: { folder: own?.folder ?? null, use: own?.use ?? null },
      isNews: true,
    });
    readLessons(request);
    return { kind: 'chosen', lessons: found.curriculum.lessons.length };
  });
}
