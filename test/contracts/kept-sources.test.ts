import { expect, it } from 'vitest';
import { listening, noReads } from '../../src/platform/reading.ts';
import { isFleeting } from '../../src/platform/touches.ts';
import { contextIn } from '../support/requests.ts';
import { startSupportCopilot } from '../support/story.ts';

it('nothing that is owed, said or feared of a rollout is computed anew at each look', async () => {
  const world = await startSupportCopilot();
  const context = contextIn(world, world.rollout.id);
  const { obligations, status, concerns, dates } = world.app.product;
  const anew = [...obligations, ...status, ...concerns, ...dates].filter((source) => {
    const reads = noReads();
    listening(reads, 'whole', () => source(context));
    return isFleeting(reads);
  });
  expect(anew.map(({ name }) => name)).toEqual([]);
});
