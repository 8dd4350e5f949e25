import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findCurriculum, findFolderMark } from './curriculum.store.ts';
import { findLesson } from './curriculum.ts';
import { followCore } from './follow-core.usecase.ts';
import { type Problem, versionText } from './lesson.ts';
import { lessonMistakesMessage } from './lesson-mistakes.view.ts';
import {
  addRelease,
  findOwnLessons,
  getCurriculumOf,
  listReleases,
  markMistakes,
  saveOwnLessons,
} from './lessons.store.ts';

/**
 * Looks whether the lessons of a rollout are others than before: a changed file in the customer's
 * folder, or a new version of ours. What is new comes into force now. Answers in words, empty when
 * nothing is new.
 */
export function readLessons(request: RolloutRequest): string {
  return write(request.database, () => {
    const mistakes = readOwnFolder(request);
    followCore(request);
    const raised = recordReleases(request);
    return [mistakes, ...raised].filter((part) => part !== '').join(' ');
  });
}

/** A folder with a mistake changes nothing: the lessons stay as they were last read, and the leads are told. */
function readOwnFolder(request: RolloutRequest): string {
  const { database, rolloutId, now } = request;
  const own = findOwnLessons(database, rolloutId);
  if (own === undefined) return '';
  const seen = findFolderMark(own.folder);
  if (seen === own.seen) return '';
  const found = findCurriculum(own);
  if ('curriculum' in found) {
    const read = { folder: own.folder, use: own.use, seen, mistakes: 0, readAt: now };
    saveOwnLessons(database, rolloutId, read, found.curriculum);
    return 'Your own lessons were read again.';
  }
  markMistakes(database, rolloutId, { seen, mistakes: found.problems.length });
  notifyLeads(request, found.problems);
  return `The folder of lessons has ${found.problems.length} mistakes; the lessons stay as they were.`;
}

function notifyLeads(request: RolloutRequest, problems: readonly Problem[]): void {
  const { database, rolloutId, now } = request;
  const name = findRollout(database, rolloutId)?.name ?? '';
  for (const to of listActiveHolders(database, rolloutId, 'lead')) {
    enqueueNews(request, {
      key: `lessons.mistakes:${rolloutId}:${to}:${now.epochMilliseconds}`,
      to,
      message: lessonMistakesMessage(name, problems),
    });
  }
}

/** Writes down each version that was not there before; a new first number ends certificates, so it is news. */
function recordReleases(request: RolloutRequest): string[] {
  const { database, rolloutId, now } = request;
  const releases = listReleases(database, rolloutId);
  const curriculum = getCurriculumOf(database, rolloutId);
  const raised: string[] = [];
  for (const { id, version } of curriculum.lessons) {
    const known = releases.filter((one) => one.lessonId === id);
    const isKnown = known.some(
      (one) => one.version.major === version.major && one.version.minor === version.minor,
    );
    if (isKnown) continue;
    addRelease(database, rolloutId, { lessonId: id, version, releasedAt: now });
    const before = Math.max(0, ...known.map((one) => one.version.major));
    if (before === 0 || version.major <= before) continue;
    const title = findLesson(curriculum, id)?.title ?? id;
    const says = `The lesson *${esc(title)}* is now version ${versionText(version)}: certificates based on an earlier one end, and renewing only covers what changed.`;
    record(request, {
      act: 'lessons.release',
      subject: `lesson:${id}`,
      says,
      after: { lessonId: id, version: versionText(version) },
      isNews: true,
    });
    raised.push(`${title} is now version ${versionText(version)}.`);
  }
  return raised;
}
