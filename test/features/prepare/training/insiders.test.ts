import { expect, it } from 'vitest';
import { listInsiders } from '../../../../src/features/prepare/training/insiders.store.ts';
import { markWalk } from '../../../../src/features/prepare/training/training.store.ts';
import { getOutsideWalks } from '../../../../src/features/prepare/training/walk-counts.store.ts';
import { saveRoleHolders } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { startSupportCopilot } from '../../../support/story.ts';

it('a lead who learned is no proof that anybody can, not even after another lead has taken the role away', async () => {
  const world = await startSupportCopilot();
  const { database, rollout } = world;
  const outside = () => getOutsideWalks({ database, rolloutId: rollout.id });
  for (const name of ['Sam Okafor', 'Hannah Weiss']) await world.as(name).command('/core learn');
  expect(outside().begun).toBe(1);
  write(database, () => {
    const finished = { finishedAt: world.now(), hadHelp: false };
    const sam = { rolloutId: rollout.id, personId: 'USAM' as UserId };
    markWalk(database, sam, 'member', finished);
    const userIds = ['ULENA' as UserId];
    saveRoleHolders(database, rollout.id, { role: 'lead', userIds }, world.now());
  });
  expect(listInsiders(database, rollout.id).has('USAM' as UserId)).toBe(false);
  expect(outside()).toMatchObject({ begun: 1, unaided: 0 });
});
