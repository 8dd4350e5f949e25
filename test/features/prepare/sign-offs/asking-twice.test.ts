import { expect, it } from 'vitest';
import type { UserId } from '../../../../src/platform/ids.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { startLearningWorld } from '../training/learning-story.ts';
import { askForSignOff, takeBothPaths } from './certificate-story.ts';

it('a sign-off that is asked for from two opened forms in the same words is asked for once', async () => {
  const world = await startLearningWorld();
  putInOffice(world, world.claims, 'UMIA' as UserId, { certified: false });
  await takeBothPaths(world, 'Mia Chen');
  const requests = () => world.database.$client.prepare('select * from sign_off_requests').all();
  await askForSignOff(world, 'Mia Chen');
  const before = requests();
  expect(before).toHaveLength(1);

  const { delivery } = world.workspace.world;
  const last = delivery.history().findLast((one) => one.envelope.type === 'interactive');
  const payload = structuredClone(last?.envelope.payload ?? {});
  const view = payload.view as { private_metadata: string };
  const known = JSON.parse(view.private_metadata) as object;
  const private_metadata = JSON.stringify({ ...known, form: 'the second window' });
  Object.assign(view, { id: 'VSECOND', private_metadata });
  const answer = JSON.stringify(await delivery.send('interactive', payload));
  expect(answer).toContain('Asked: Daniel Brooks says first what they saw');
  expect(requests()).toEqual(before);
});
