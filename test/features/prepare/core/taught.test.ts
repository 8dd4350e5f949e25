import { expect, it } from 'vitest';
import { findRenewalWork } from '../../../../src/features/prepare/certificates/certificate-card.store.ts';
import { readLessons } from '../../../../src/features/prepare/lessons/read-lessons.usecase.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { certify } from '../../../support/certify.ts';
import { contextIn, ownRequestIn } from '../../../support/requests.ts';
import { startSupportCopilot } from '../../../support/story.ts';
import { publish } from '../../../support/written-core.ts';
import { readAndPublish } from './core-story.ts';

it('asks of those whose certificates rest on an entry only what changed in it', async () => {
  const world = await startSupportCopilot();
  const { rollout } = world;
  publish(world, rollout.id, {
    kind: 'edge-case',
    workflow: 'reply drafting',
    title: 'Refunds over 500 euros',
    body: '## What to do\n\n**Check how.** Finance decides.\n\n## Example\n\nA customer wants 640 euros.',
  });
  readLessons(ownRequestIn(world, rollout));
  certify(world, 'Mia Chen');
  await world.travel({ days: 2 });
  const tom = world.as('Tom Albrecht');
  await tom.command('/core edit refunds');
  await tom.fill({
    'Why, and how to go about it': 'Finance decides above 300 euros now.',
    'How big is the change?': 'Major: people must learn it again (version 2.0)',
    'What changes, in a sentence': 'The limit is 300 euros now',
  });
  const saved = await tom.submit();
  expect(saved.errors).toBeUndefined();
  await tom.close({ all: true });
  await readAndPublish(world, 'Heike Sommer', 'Tom Albrecht');
  await world.travel({ minutes: 5 });
  const work = findRenewalWork(contextIn(world, rollout.id), 'UMIA' as UserId, 'member');
  expect(work).toMatchObject({ steps: 0, scenarios: 1 });
  const learning = await world.as('Mia Chen').command('/core');
  expect(learning.text).toContain('9 of 10 steps, about a minute left. Next: Your judgement.');
});
