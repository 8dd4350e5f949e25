import { expect, it } from 'vitest';
import { features } from '../../src/app/app.ts';
import { coachFor, subcommandsFrom } from '../../src/app/practice-coach.ts';
import { startSupportCopilot } from '../support/story.ts';
import { startWorld } from '../support/world.ts';

it('speaks to each by what they are, and to a company without a rollout', async () => {
  const empty = await startWorld();
  expect(coachFor({ database: empty.database, product: empty.app.product }, 'ULENA')).toContain(
    '/rollout setup',
  );

  const { database, app } = await startSupportCopilot();
  const hintFor = (personId: string) => coachFor({ database, product: app.product }, personId);
  expect(hintFor('ULENA')).toMatch(/^You lead Support copilot\..*\/rollout pace/);
  expect(hintFor('UINES')).toMatch(/^You sponsor Support copilot\./);
  expect(hintFor('UMARTA')).toMatch(/^You have no part in a rollout yet\..*\/rollout join/);
});

it('knows every subcommand that the app declares, with what it is for', () => {
  const subcommands = subcommandsFrom(features)('/rollout');
  const plan = subcommands.find(({ name }) => name === 'wave plan');
  expect(plan?.summary).toBeTruthy();
  expect(subcommands.every(({ name, summary }) => name !== '' && summary !== '')).toBe(true);
});
