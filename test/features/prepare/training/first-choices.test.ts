import { describe, expect, it } from 'vitest';
import type { Choice } from '../../../../src/features/prepare/lessons/lesson.ts';
import {
  addAnswer,
  addAttempt,
  markEnded,
} from '../../../../src/features/prepare/training/attempts.store.ts';
import { countFirstChoices } from '../../../../src/features/prepare/training/first-choices.store.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { type LearningWorld, startLearningWorld } from './learning-story.ts';

type Round = { number: number; major?: number; answers: Record<string, Choice>; ended?: boolean };

function goThrough(world: LearningWorld, personId: string, round: Round): void {
  const { database } = world;
  const learner = { rolloutId: world.rollout.id, personId: personId as UserId };
  const { number, major = 1, answers, ended = true } = round;
  const scenarioIds = Object.keys(answers);
  const now = world.now().add({ minutes: number });
  const attempt = { lessonId: 'judgement', number, version: { major, minor: 0 }, scenarioIds };
  addAttempt(database, learner, { ...attempt, answers: [] }, now);
  for (const [scenarioId, choice] of Object.entries(answers))
    addAnswer(database, learner, attempt, { scenarioId, choice, answeredAt: now });
  if (ended) markEnded(database, learner, attempt, { endedAt: now, passed: false });
}

const counted = (world: LearningWorld, major: number) =>
  countFirstChoices(world.database, world.rollout.id, { judgement: major }).map(
    (one) => `${one.scenarioId} ${one.choice} ${one.people}`,
  );

describe('the first answers to a scenario', () => {
  it('count each person once, with the first answer, however often they try', async () => {
    const world = await startLearningWorld();
    goThrough(world, 'UMIA', { number: 1, answers: { parcel: 'do-not' } });
    goThrough(world, 'UMIA', { number: 2, answers: { parcel: 'use', bank: 'check-how' } });
    goThrough(world, 'UMIA', { number: 3, answers: { bank: 'use' } });
    goThrough(world, 'UBAO', { number: 1, answers: { parcel: 'do-not', bank: 'use' } });
    expect(counted(world, 1)).toEqual(['bank check-how 1', 'bank use 1', 'parcel do-not 2']);
    expect(JSON.stringify(counted(world, 1))).not.toMatch(/UMIA|UBAO/);
  });

  it('come from attempts that were gone through, in the version that counts', async () => {
    const world = await startLearningWorld();
    goThrough(world, 'UMIA', { number: 1, answers: { parcel: 'do-not' }, ended: false });
    goThrough(world, 'UBAO', { number: 1, answers: { parcel: 'check-how' } });
    goThrough(world, 'UBAO', { number: 2, major: 2, answers: { parcel: 'use' } });
    expect(counted(world, 1)).toEqual(['parcel check-how 1']);
    expect(counted(world, 2)).toEqual(['parcel use 1']);
  });
});
