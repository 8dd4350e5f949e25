import { describe, expect, it } from 'vitest';
import { listCertifiedChampions } from '../../../../src/features/prepare/certificates/certified-people.store.ts';
import { judgeSignOff, type SignOff } from '../../../../src/features/prepare/sign-offs/sign-off.ts';
import { signOffObligations } from '../../../../src/features/prepare/sign-offs/sign-offs.obligations.ts';
import { saveRoleHolders } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { newsOf } from '../../../support/news.ts';
import { saidOfTeams } from '../../../support/owed.ts';
import { sendFromHome } from '../../../support/press.ts';
import { contextIn } from '../../../support/requests.ts';
import type { World } from '../../../support/world.ts';
import { type LearningWorld, startLearningWorld } from '../training/learning-story.ts';
import { askForSignOff, takeBothPaths } from './certificate-story.ts';

const [LENA, SAM] = ['ULENA', 'USAM'] as UserId[];

/** The pilot's own champion has asked Lena, and then two champions of other teams were certified. */
async function asked(): Promise<LearningWorld> {
  const world = await startLearningWorld();
  putInOffice(world, world.pilot, 'UTOM', { certified: false });
  await takeBothPaths(world, 'Tom Albrecht');
  await askForSignOff(world, 'Tom Albrecht');
  putInOffice(world, world.billing, 'UBAO');
  putInOffice(world, world.renewals, 'UPRIYA');
  return world;
}

function lead(world: LearningWorld, ...userIds: UserId[]): void {
  const { database, rollout } = world;
  write(database, () =>
    saveRoleHolders(database, rollout.id, { role: 'lead', userIds }, world.now()),
  );
}

const owed = (world: LearningWorld) =>
  saidOfTeams(signOffObligations, contextIn(world, world.rollout.id)).filter(
    ({ teamId }) => teamId === world.pilot.id,
  );
const heard = (world: World, name: string) => newsOf(world, world.as(name)).join('\n');

describe('a request to sign off a task', () => {
  it('stays with the lead who was asked while leads might sign, and the pilot’s champion is certified', async () => {
    const world = await asked();
    expect(owed(world).map(({ personId }) => personId)).toEqual([LENA]);
    await sendFromHome(world.as('Lena Hartmann'), 'Look at the task', {
      'Your decision': 'Sign it off',
    });
    const context = contextIn(world, world.rollout.id);
    expect(listCertifiedChampions(context).has('UTOM' as UserId)).toBe(true);
  });

  it('moves by itself to someone who may when the one who was asked no longer may, and both hear of it', async () => {
    const world = await asked();
    lead(world, SAM as UserId);
    const [now] = owed(world);
    expect(['UBAO', 'UPRIYA']).toContain(now?.personId);
    await world.runDueJobs();
    expect(heard(world, 'Tom Albrecht')).toContain('Lena Hartmann can no longer sign it.');
    expect(heard(world, 'Lena Hartmann')).toContain('The task of Tom Albrecht');
    const signer = now?.personId === 'UBAO' ? 'Bao Nguyen' : 'Priya Raman';
    const where = await world.as('Tom Albrecht').command('/champion certify');
    expect(where.ephemeral?.text).toContain(signer);
    await world.runDueJobs();
    expect(owed(world)).toHaveLength(1);
    await sendFromHome(world.as(signer), 'Look at the task', { 'Your decision': 'Sign it off' });
    expect(owed(world)).toEqual([]);
  });

  it('asks leads for somebody who can sign where nobody can, and the champion for nothing', async () => {
    const world = await startLearningWorld();
    putInOffice(world, world.claims, 'ULENA', { certified: false });
    await takeBothPaths(world, 'Lena Hartmann');
    lead(world, LENA as UserId);
    const open = saidOfTeams(signOffObligations, contextIn(world, world.rollout.id));
    expect(open.map(({ text }) => text)).toEqual([
      'Name another lead, who can sign off the task of Lena Hartmann for *Claims*',
    ]);
    const lena = world.as('Lena Hartmann');
    await lena.openHome();
    const form = await lena.press('Name another lead');
    expect(form.modal?.title).toBe('Change the rollout');
  });

  it('is asked of nobody any more once the champion has left the role', async () => {
    const world = await asked();
    world.database.$client
      .prepare("update champions set ended_at = 1, ended_how = 'lapsed' where person_id = 'UTOM'")
      .run();
    expect(owed(world)).toEqual([]);
  });
});

describe('the rule', () => {
  const signOff = (wasAsked: boolean): SignOff => ({
    champion: { id: 'UTOM' as UserId, teamId: 'T1' as TeamId },
    signer: { id: 'ULENA' as UserId, teamIds: [], isLead: true, isCertified: false, wasAsked },
    certifiedChampions: ['UBAO', 'UPRIYA'].map((id) => ({ id: id as UserId, teamIds: [] })),
  });
  it('lets a lead sign beside two champions only what that lead was asked for before', () => {
    expect(judgeSignOff(signOff(true)).kind).toBe('accepted');
    expect(judgeSignOff(signOff(false)).kind).toBe('champions-can');
  });
});
