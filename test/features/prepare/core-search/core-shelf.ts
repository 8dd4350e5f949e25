/* A world whose Core holds what some files say. */
import { importFolder } from '../../../../src/features/prepare/core-files/import-folder.usecase.ts';
import type { Rollout } from '../../../../src/features/rollout/rollouts/rollout.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { ownRequestIn } from '../../../support/requests.ts';
import type { World } from '../../../support/world.ts';

export function shelve(
  world: World,
  rollout: Rollout,
  texts: Record<string, string>,
  owner?: UserId,
): void {
  const outcome = importFolder(ownRequestIn(world, rollout), {
    folder: {
      pages: Object.entries(texts).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
      skipped: [],
      mistakes: [],
    },
    owner,
  });
  if (outcome.kind !== 'imported') throw new Error(JSON.stringify(outcome));
}
