import { describe, expect, it } from 'vitest';
import { listCertificatesOf } from '../../../../src/features/prepare/certificates/certificates.store.ts';
import { listCertifiedChampions } from '../../../../src/features/prepare/certificates/certified-people.store.ts';
import { SIGN } from '../../../../src/features/prepare/sign-offs/sign-off.view.ts';
import type { Team } from '../../../../src/features/teams/teams/team.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { keepHomeButton, pressKept, sendFromHome } from '../../../support/press.ts';
import { contextIn } from '../../../support/requests.ts';
import { type LearningWorld, startLearningWorld } from '../training/learning-story.ts';
import { askForSignOff, SIGN_IT, saysWhatTheySaw, takeBothPaths } from './certificate-story.ts';

const LOOK = 'Look at the task';
const MIA = 'UMIA' as UserId;

/** Mia is champion of Claims and has taken both paths; nobody else is certified. */
async function ready(): Promise<LearningWorld> {
  const world = await startLearningWorld();
  putInOffice(world, world.claims, MIA, { certified: false });
  await takeBothPaths(world, 'Mia Chen');
  return world;
}

const champion = (world: LearningWorld, team: Team, personId: string) =>
  putInOffice(world, team, personId);
const certified = (world: LearningWorld) =>
  listCertifiedChampions(contextIn(world, world.rollout.id));

/** The yes, as it stands in a message from before. */
async function signButton(world: LearningWorld, name: string) {
  return { ...(await keepHomeButton(world.as(name), LOOK)), actionId: SIGN };
}

describe('who may sign', () => {
  it('is nobody for themselves, not even a lead who is champion', async () => {
    const world = await startLearningWorld();
    putInOffice(world, world.claims, 'USAM', { certified: false });
    await takeBothPaths(world, 'Sam Okafor');
    const sam = world.as('Sam Okafor');
    await sam.command('/champion certify');
    expect(sam.sees().modal?.text).not.toContain('Sam Okafor, rollout lead');
    await sam.close({ all: true });
    await askForSignOff(world, 'Sam Okafor');
    await saysWhatTheySaw(world);
    const button = await signButton(world, 'Lena Hartmann');
    expect(await pressKept(world, 'Sam Okafor', button)).toContain(
      'Nobody can sign for themselves.',
    );
    expect(certified(world).size).toBe(0);
  });

  it('isn’t a champion of the same team, nor anyone without a certificate', async () => {
    const world = await ready();
    putInOffice(world, world.claims, 'USOFIA', { role: 'back-up' });
    await askForSignOff(world, 'Mia Chen');
    await saysWhatTheySaw(world);
    const button = await signButton(world, 'Lena Hartmann');
    expect(await pressKept(world, 'Sofía Ramírez', button)).toContain(
      'Someone from another team signs',
    );
    expect(await pressKept(world, 'Bao Nguyen', button)).toContain(
      'A certified champion from another team signs for Mia Chen',
    );
    expect(listCertificatesOf(world.database, world.rollout.id, MIA)).toHaveLength(1);
  });

  it('is a lead only until two champions of other teams can', async () => {
    const world = await ready();
    champion(world, world.billing, 'UBAO');
    champion(world, world.renewals, 'UPRIYA');
    const mia = world.as('Mia Chen');
    await mia.command('/champion certify');
    expect(mia.sees().modal?.text).toContain('Bao Nguyen, champion of another team');
    expect(mia.sees().modal?.text).not.toContain('rollout lead');
    await mia.close({ all: true });
    await askForSignOff(world, 'Mia Chen', { signer: 'Bao Nguyen, champion of another team' });
    await saysWhatTheySaw(world);
    const button = await signButton(world, 'Bao Nguyen');
    expect(await pressKept(world, 'Lena Hartmann', button)).toContain(
      'Leads only sign for the first champions. Now Bao Nguyen or Priya Raman can.',
    );
    await sendFromHome(world.as('Bao Nguyen'), LOOK, SIGN_IT);
    expect(certified(world).has(MIA)).toBe(true);
  });
});
