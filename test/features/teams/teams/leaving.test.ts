import { beforeEach, describe, expect, it } from 'vitest';
import { listAllowed } from '../../../../src/features/access/access/access-statuses.store.ts';
import { listChampionsOfTeam } from '../../../../src/features/champions/champions/champions.store.ts';
import { activeOverridesOf } from '../../../../src/features/gates/overrides/overrides.obligations.ts';
import { judgeLeaving } from '../../../../src/features/teams/teams/team-leaving.ts';
import {
  findTeam,
  findTeamNamed,
  listTeams,
} from '../../../../src/features/teams/teams/teams.store.ts';
import { listObligations } from '../../../../src/features/telling/obligations/obligations.store.ts';
import { findWave } from '../../../../src/features/waves/waves/waves.store.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';
import { pressFromHome } from '../../../support/press.ts';
import { contextIn } from '../../../support/requests.ts';
import { addTeam, type SupportCopilotWorld } from '../../../support/story.ts';
import { onTheDay, planSecondPilot, startWaveZero } from '../../waves/waves/second-pilot.ts';

const WHY = 'The two teams became one on 1 March.';

let world: SupportCopilotWorld;
const lena = () => world.as('Lena Hartmann');

async function leave(team: string, form: Parameters<ReturnType<typeof lena>['fill']>[0]) {
  await lena().command(`/rollout team leave ${team}`);
  await lena().fill({ Why: WHY, ...form });
  const done = await lena().submit();
  if (done.errors === undefined) await lena().close({ all: true });
  return done;
}

/** With the sponsor's yes, since gates ask about the team. */
async function leaveAgreed(team: string, form: Parameters<typeof leave>[1]) {
  const asked = await leave(team, form);
  if (asked.errors !== undefined) return asked;
  expect(asked.text).toContain('so Ines Duarte has to agree first.');
  const ines = world.as('Ines Duarte');
  await pressFromHome(ines, 'Read and decide');
  const done = await ines.press('Agree for good');
  await ines.close({ all: true });
  return done;
}

beforeEach(async () => {
  world = await planSecondPilot();
});

describe('a team that leaves', () => {
  it('is dissolved: nobody owes anything for it, plans go on without it, its history stays', async () => {
    const { database, rollout, billing } = world;
    await leaveAgreed('Billing', { 'What happened?': 'It was dissolved' });
    expect(findTeam(database, rollout.id, billing.id)).toBeUndefined();
    expect(findTeamNamed(database, rollout.id, 'Billing')).toBeUndefined();
    expect(listTeams(database, rollout.id).map(({ name }) => name)).not.toContain('Billing');
    expect(findWave(database, rollout.id, 0)?.teams.map(({ teamId }) => teamId)).toEqual([
      world.claims.id,
    ]);
    expect(listChampionsOfTeam(database, billing.id).every(({ ended }) => ended)).toBe(true);
    const owed = listObligations(contextIn(world, rollout.id));
    expect(owed.filter(({ teamId }) => teamId === billing.id)).toEqual([]);
    const history = await lena().command('/rollout history');
    expect(history.text).toContain('took *Billing* out of the rollout: it was dissolved');
    const teams = await lena().command('/rollout teams');
    expect(teams.text).not.toContain('Billing');
  });

  it('takes access with it, and is named where its wave is told', async () => {
    const { database, rollout } = world;
    onTheDay(world);
    await startWaveZero(world);
    await world.runDueJobs();
    const before = listAllowed(database, rollout.id);
    expect(before).toContain('UDUC');
    await leaveAgreed('Billing', { 'What happened?': 'It no longer takes part' });
    await world.runDueJobs();
    expect(listAllowed(database, rollout.id)).not.toContain('UDUC');
    const waves = await lena().command('/rollout waves');
    expect(waves.ephemeral?.text).toContain('Billing and Claims');
  });

  it('is merged: its people come along and have the access of the other team', async () => {
    const { database, rollout, claims } = world;
    onTheDay(world);
    await startWaveZero(world);
    await world.runDueJobs();
    const missing = await leave('Billing', { 'What happened?': 'It was merged into another team' });
    expect(Object.values(missing.errors ?? {}).join()).toContain('Choose the team');
    await lena().fill({ 'Merged into': 'Claims' });
    const asked = await lena().submit();
    expect(asked.text).toContain('so Ines Duarte has to agree first.');
    await lena().close({ all: true });
    const ines = world.as('Ines Duarte');
    const read = (await pressFromHome(ines, 'Read and decide')).modal?.text;
    expect(read).toContain('Billing would leave the rollout (it was merged into Claims)');
    await ines.press('Agree for good');
    await world.runDueJobs();
    expect(findTeam(database, rollout.id, claims.id)?.memberIds).toContain('UDUC');
    expect(listAllowed(database, rollout.id)).toContain('UDUC' as UserId);
  });

  it('stays, with all that its gate finds missing, until the sponsor agrees', async () => {
    const { database, rollout, billing } = world;
    const opened = await lena().command('/rollout team leave Billing');
    expect(opened.modal?.text).toContain('a second person agrees before it leaves');
    await lena().close({ all: true });
    const form = { 'What happened?': 'It no longer takes part' };
    expect((await leave('Billing', form)).text).toContain('so Ines Duarte has to agree first.');
    expect(findTeam(database, rollout.id, billing.id)).toBeDefined();
    const ids = () => findWave(database, rollout.id, 0)?.teams.map(({ teamId }) => teamId);
    expect(ids()).toContain(billing.id);
    const again = await leave('Billing', form);
    expect(Object.values(again.errors ?? {}).join()).toContain('has already asked');
    await lena().close({ all: true });
    const ines = world.as('Ines Duarte');
    const read = (await pressFromHome(ines, 'Read and decide')).modal?.text;
    expect(read).toContain('asks you to change which teams take part');
    await ines.press('Agree for good');
    expect(findTeam(database, rollout.id, billing.id)).toBeUndefined();
    expect(ids()).not.toContain(billing.id);
    const context = contextIn(world, rollout.id);
    expect(activeOverridesOf(context)).toHaveLength(1);
  });

  it('goes at once while no gate asks about it', async () => {
    const done = await leave('Renewals', { 'What happened?': 'It was dissolved' });
    expect(done.text).toContain('*Renewals* has left the rollout.');
    expect(findTeamNamed(world.database, world.rollout.id, 'Renewals')).toBeUndefined();
  });

  it('leaves its name free for another team', async () => {
    await leave('Renewals', { 'What happened?': 'It was dissolved' });
    await addTeam(world, {
      Team: 'Renewals',
      Manager: 'Vikram Subramanian',
      'People in the team': ['Priya Raman'],
      'How many people work in it': 2,
      'What it would use the capability for': 'reply drafting',
      Function: 'renewals',
      Place: 'Mumbai',
      'Time zone': 'Asia/Kolkata',
      'Share of experienced people, in percent': 40,
      'Does it work under special rules (medical, financial, legal)?': 'No',
      'Tools it works in': 'salesforce',
    });
    expect(findTeamNamed(world.database, world.rollout.id, 'Renewals')).toBeDefined();
  });

  it('is not the pilot before the broad rollout, nor leaves without a reason or into itself', () => {
    const id = 'T1' as TeamId;
    const fine = { how: 'dissolved', into: undefined, reason: WHY } as const;
    expect(judgeLeaving(id, fine, false).kind).toBe('accepted');
    expect(judgeLeaving(id, fine, true).kind).toBe('is-pilot');
    expect(judgeLeaving(id, { ...fine, reason: 'gone' }, false).kind).toBe('no-reason');
    expect(judgeLeaving(id, { ...fine, how: 'merged' }, false).kind).toBe('merged-into-what');
    expect(judgeLeaving(id, { ...fine, how: 'merged', into: id }, false).kind).toBe('into-itself');
  });
});
