import { describe, expect, it } from 'vitest';
import { findLesson } from '../../../../src/features/prepare/lessons/curriculum.ts';
import { versionText } from '../../../../src/features/prepare/lessons/lesson.ts';
import {
  getCurriculumOf,
  listReleases,
} from '../../../../src/features/prepare/lessons/lessons.store.ts';
import { newsOf } from '../../../support/news.ts';
import { listAudit } from '../../../support/record.ts';
import { type LearningWorld, pageOf, startLearningWorld } from '../training/learning-story.ts';
import { ownLessons, step } from './own-folder.ts';

function versionInUse(world: LearningWorld): string {
  const lesson = findLesson(getCurriculumOf(world.database, world.rollout.id), 'whom-to-ask');
  return lesson === undefined ? 'none' : versionText(lesson.version);
}

describe('lessons of one’s own', () => {
  it('come into force when they are first read, once, also after a restart', async () => {
    const world = await startLearningWorld();
    ownLessons(world, { 'whom.md': step('1.1') });
    await world.runDueJobs();
    await world.restart();
    await world.runDueJobs();
    const releases = listReleases(world.database, world.rollout.id);
    const own = releases.filter((one) => one.lessonId === 'whom-to-ask');
    expect(own.map((one) => versionText(one.version))).toEqual(['1.0', '1.1']);
    expect(versionInUse(world)).toBe('1.1');
  });

  it('make a new first number news, since certificates end by it', async () => {
    const world = await startLearningWorld();
    const folder = ownLessons(world, { 'whom.md': step('1.1') });
    folder.write('whom.md', step('2.0'));
    await world.runDueJobs();
    const [newest] = listAudit(world.database, world.rollout.id, 1);
    expect(newest).toMatchObject({ act: 'lessons.release', isNews: 1 });
    expect(newest?.says).toContain('The lesson *Whom to ask* is now version 2.0');
  });

  it('stay as they were when a file holds mistakes, and the leads hear once where', async () => {
    const world = await startLearningWorld();
    const folder = ownLessons(world, { 'whom.md': step('1.1') });
    await world.runDueJobs();
    folder.write('whom.md', step('2.0').replace('(1 min)', '(9 min)').replace('path: member', ''));
    await world.runDueJobs();
    await world.runDueJobs();
    expect(versionInUse(world)).toBe('1.1');
    const told = newsOf(world, world.as('Lena Hartmann'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('Everyone keeps using them as they were before.');
    expect(told[0]).toMatch(/• whom\.md:\d+ {2}/);
    const settings = await world.as('Lena Hartmann').command('/core settings');
    expect(settings.modal?.text).toContain('so they stay as they were');

    folder.write('whom.md', step('1.2'));
    await world.runDueJobs();
    expect(versionInUse(world)).toBe('1.2');
  });

  it('are taken by people in their place among the shipped ones', async () => {
    const world = await startLearningWorld();
    ownLessons(world, { 'whom.md': step('1.1') });
    await world.as('Mia Chen').command('/core learn');
    expect(pageOf(world, 'Mia Chen')).toContain('0 of 16 steps');
  });
});
