import { expect, it } from 'vitest';
import { getMaySeePerson } from '../../../../src/features/access/access/access-readers.store.ts';
import type { RolloutId, UserId } from '../../../../src/platform/ids.ts';
import type { RolloutRequest } from '../../../../src/platform/request.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { contextIn } from '../../../support/requests.ts';
import { startSupportCopilot } from '../../../support/story.ts';

it('shows a person’s access to who looks after a team of theirs, and not where they are only nominated', async () => {
  const world = await startSupportCopilot();
  const manager = world.claims.managerId as UserId;
  const request: RolloutRequest = {
    ...contextIn(world, world.rollout.id),
    acting: {
      ...{ workspaceId: world.rollout.workspaceId, userId: manager, name: 'Ben', timeZone: 'UTC' },
      ...{ rolloutId: world.rollout.id as RolloutId, roles: new Set(), sight: 'outline' },
    },
    channelId: undefined,
  };
  const { personId, id } = putInOffice(world, world.claims, 'UBAO', { certified: false });
  expect(getMaySeePerson(request, personId)).toBe(true);
  world.database.$client
    .prepare('update champions set accepted_at = null, accepted_by = null where id = ?')
    .run(id);
  expect(getMaySeePerson(request, personId)).toBe(false);
});
