import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findCurriculum, findFolderMark } from './curriculum.store.ts';
import type { Problem } from './lesson.ts';
import { removeOwnLessons, saveOwnLessons } from './lessons.store.ts';
import type { OwnLessons } from './own-lessons.ts';
import { readLessons } from './read-lessons.usecase.ts';

export type ChooseLessonsOutcome =
  | { kind: 'chosen'; lessons: number }
  | { kind: 'mistakes'; problems: Problem[] };

/** Puts a folder of the customer's into use for a rollout, or our own lessons again. */
export function chooseLessons(
  database: Database,
  rollout: Rollout,
  own: OwnLessons | undefined,
  now: Temporal.Instant,
): ChooseLessonsOutcome {
  const found = findCurriculum(own);
  if ('problems' in found) return { kind: 'mistakes', problems: found.problems };
  return write(database, (): ChooseLessonsOutcome => {
    if (own === undefined) removeOwnLessons(database, rollout.id);
    else {
      const read = { ...own, seen: findFolderMark(own.folder), mistakes: 0, readAt: now };
      saveOwnLessons(database, rollout.id, read, found.curriculum);
    }
    recordEntry(database, {
      workspaceId: rollout.workspaceId,
      rolloutId: rollout.id,
      at: now,
      actor: 'groundswell',
      act: 'lessons.choose',
      subject: `rollout:${rollout.id}`,
      says:
        own === undefined
          ? `*${esc(rollout.name)}* uses the shipped lessons again.`
          : `*${esc(rollout.name)}* ${own.use === 'replace' ? 'uses its own lessons' : 'has lessons of its own alongside the shipped ones'}.`,
      after: { folder: own?.folder ?? null, use: own?.use ?? null },
      isNews: true,
    });
    readLessons(database, rollout, now);
    return { kind: 'chosen', lessons: found.curriculum.lessons.length };
  });
}
