import { expect, it } from 'vitest';
import { getTeamObligations } from '../../../../src/features/contract/team-obligations.store.ts';
import { addSignOffRequest } from '../../../../src/features/prepare/sign-offs/sign-offs.store.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { contextIn } from '../../../support/requests.ts';
import { startLearningWorld } from '../training/learning-story.ts';
import { takeBothPaths } from './certificate-story.ts';

const MIA = 'UMIA' as UserId;

it('A champion of two teams owes no task in one of them once it was shown for the other', async () => {
  const world = await startLearningWorld();
  putInOffice(world, world.claims, MIA, { certified: false });
  await takeBothPaths(world, 'Mia Chen');
  putInOffice(world, world.billing, MIA, { role: 'back-up', certified: false });
  const owed = () =>
    getTeamObligations(contextIn(world, world.rollout.id))
      .of(MIA)
      .filter(({ topic }) => topic === 'sign-offs')
      .map(({ teamId }) => teamId);
  expect(owed()).toEqual([world.billing.id]);
  addSignOffRequest(world.database, {
    id: 'S1',
    rolloutId: world.rollout.id,
    championId: MIA,
    teamId: world.claims.id,
    task: { description: 'Drafted the reply to a late parcel.', link: 'https://docs.example/7' },
    observedBy: 'UHANNAH' as UserId,
    observed: undefined,
    signerId: 'ULENA' as UserId,
    askedAt: world.now(),
    decision: undefined,
  });
  expect(owed()).toEqual([]);
});
