import { describe, expect, it } from 'vitest';
import {
  addAnswer,
  addAttempt,
  markEnded,
} from '../../../../src/features/prepare/training/attempts.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { type LearningWorld, startLearningWorld } from './learning-story.ts';

function judge(world: LearningWorld, personId: string, choice: 'use' | 'check-how'): void {
  const learner = { rolloutId: world.rollout.id, personId: personId as UserId };
  const scenarioIds = ['late-parcel'];
  const version = { major: 1, minor: 0 };
  const attempt = { lessonId: 'judgement', version, number: 1, scenarioIds, answers: [] };
  write(world.database, () => {
    addAttempt(world.database, learner, attempt, world.now());
    addAnswer(world.database, learner, attempt, {
      scenarioId: 'late-parcel',
      choice,
      answeredAt: world.now(),
    });
    markEnded(world.database, learner, attempt, { endedAt: world.now(), passed: choice === 'use' });
  });
}

describe('what the training leaves out', () => {
  it('is not shown under five people, and then without any name', async () => {
    const world = await startLearningWorld();
    for (const person of ['UMIA', 'UHANNAH', 'USOFIA']) judge(world, person, 'check-how');
    judge(world, 'UBAO', 'use');
    const lena = world.as('Lena Hartmann');
    expect((await lena.command('/core gaps')).text).toContain(
      'each needs answers from at least five people',
    );
    judge(world, 'UDUC', 'use');
    const { text } = await lena.command('/core gaps');
    expect(text).toContain(
      '1 scenario of *Support copilot* is missed by two in five people or more',
    );
    expect(text).toContain(
      '• *The late parcel* (support replies): 3 of 5 missed _Use it_, most often for _Check how_',
    );
    expect(text).not.toMatch(/Mia|Hannah|Sof/);
    expect(text).toContain('with fewer than five answers are not shown.');
  });

  it('is for leads and sponsors', async () => {
    const world = await startLearningWorld();
    expect((await world.as('Mia Chen').command('/core gaps')).text).toContain('Only a lead');
  });
});
