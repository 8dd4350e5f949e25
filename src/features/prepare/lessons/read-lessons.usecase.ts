import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findCurriculum, findFolderMark } from './curriculum.store.ts';
import { findLesson } from './curriculum.ts';
import { type Problem, versionText } from './lesson.ts';
import { lessonMistakesMessage } from './lesson-mistakes.view.ts';
import {
  addRelease,
  findCurriculumOf,
  findOwnLessons,
  listReleases,
  markMistakes,
  saveOwnLessons,
} from './lessons.store.ts';

/**
 * Looks whether the lessons of a rollout are others than before: a changed file in the customer's
 * folder, or a new version of ours. What is new comes into force now. Answers in words, empty when
 * nothing is new.
 */
export function readLessons(database: Database, rollout: Rollout, now: Temporal.Instant): string {
  return write(database, () => {
    const mistakes = readOwnFolder(database, rollout, now);
    const raised = noteReleases(database, rollout, now);
    return [mistakes, ...raised].filter((part) => part !== '').join(' ');
  });
}

/** A folder with a mistake changes nothing: the lessons stay as they were last read, and the leads are told. */
function readOwnFolder(database: Database, rollout: Rollout, now: Temporal.Instant): string {
  const own = findOwnLessons(database, rollout.id);
  if (own === undefined) return '';
  const seen = findFolderMark(own.folder);
  if (seen === own.seen) return '';
  const found = findCurriculum(own);
  if ('curriculum' in found) {
    const read = { folder: own.folder, use: own.use, seen, mistakes: 0, readAt: now };
    saveOwnLessons(database, rollout.id, read, found.curriculum);
    return 'Your own lessons were read again.';
  }
  markMistakes(database, rollout.id, { seen, mistakes: found.problems.length });
  tellLeads(database, rollout, found.problems, now);
  return `The folder of lessons has ${found.problems.length} mistakes; the lessons stay as they were.`;
}

function tellLeads(
  database: Database,
  rollout: Rollout,
  problems: readonly Problem[],
  now: Temporal.Instant,
): void {
  for (const to of listActiveHolders(database, rollout.id, 'lead')) {
    enqueueMessageEntry(database, {
      key: `lessons.mistakes:${rollout.id}:${to}:${now.epochMilliseconds}`,
      workspaceId: rollout.workspaceId,
      rolloutId: rollout.id,
      now,
      to,
      message: lessonMistakesMessage(rollout.name, problems),
    });
  }
}

/** Writes down each version that was not there before; a new first number ends certificates, so it is news. */
function noteReleases(database: Database, rollout: Rollout, now: Temporal.Instant): string[] {
  const releases = listReleases(database, rollout.id);
  const curriculum = findCurriculumOf(database, rollout.id);
  const said: string[] = [];
  for (const { id, version } of curriculum.lessons) {
    const known = releases.filter((one) => one.lessonId === id);
    const isKnown = known.some(
      (one) => one.version.major === version.major && one.version.minor === version.minor,
    );
    if (isKnown) continue;
    addRelease(database, rollout.id, { lessonId: id, version, releasedAt: now });
    const before = Math.max(0, ...known.map((one) => one.version.major));
    if (before === 0 || version.major <= before) continue;
    const title = findLesson(curriculum, id)?.title ?? id;
    const says = `The lesson *${esc(title)}* is now version ${versionText(version)}: certificates based on an earlier one end, and renewing only covers what changed.`;
    recordEntry(database, {
      workspaceId: rollout.workspaceId,
      rolloutId: rollout.id,
      at: now,
      actor: 'groundswell',
      act: 'lessons.release',
      subject: `lesson:${id}`,
      says,
      after: { lessonId: id, version: versionText(version) },
      isNews: true,
    });
    said.push(`${title} is now version ${versionText(version)}.`);
  }
  return said;
}
