import { beforeEach, describe, expect, it } from 'vitest';
import { judgePilotChange } from '../../../../src/features/assess/pilots/pilot-change.ts';
import {
  findRollout,
  listRoleHolders,
} from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';
import { pressFromHome } from '../../../support/press.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { onManualWork, sendAnswers } from '../assessment/assessment-story.ts';

const WHY = 'The pilot was in Claims, and the rollout was set up for Hamburg.';

let world: SupportCopilotWorld;
beforeEach(async () => {
  world = await startSupportCopilot({ adminUserIds: ['UMARTA' as UserId] });
});
const lena = () => world.as('Lena Hartmann');
const rollout = () => findRollout(world.database, world.rollout.id);

describe('a rollout that was set up for the wrong pilot', () => {
  it('gets another one with a reason, and asks its people the four questions', async () => {
    const opened = await lena().command('/rollout pilot Claims');
    expect(opened.modal?.text).toContain('*Claims* becomes the pilot, instead of');
    await lena().fill({ 'Why the change': 'x' });
    const refused = await lena().submit();
    expect(Object.values(refused.errors ?? {}).join()).toContain('Say why in a sentence');
    await lena().fill({ 'Why the change': WHY });
    const done = await lena().submit();
    expect(done.text).toContain('*Claims* is the pilot now.');
    expect(rollout()?.pilotTeamId).toBe(world.claims.id);
    const home = await world.as('Mia Chen').openHome();
    expect(home.home?.text).toContain('four questions');
    const again = await lena().command('/rollout pilot Claims');
    expect(again.text).toContain('is the pilot already');
  });

  it('is agreed on with the sponsor once someone has answered, since other answers would count', async () => {
    const tom = world.as('Tom Albrecht');
    await tom.command('/rollout assess');
    await sendAnswers(tom, onManualWork());
    await tom.close({ all: true });
    await lena().command('/rollout pilot Claims');
    await lena().fill({ 'Why the change': WHY });
    expect((await lena().submit()).modal?.text).toContain(
      'Other answers would count with another pilot, so Ines Duarte has to agree first.',
    );
    expect(rollout()?.pilotTeamId).toBe(world.pilot.id);
    const ines = world.as('Ines Duarte');
    const read = (await pressFromHome(ines, 'Read and decide')).modal?.text;
    expect(read).toContain('asks you to change which team was the pilot, on *Support copilot*.');
    expect(read).toContain('Claims would be the pilot instead of Customer Care Hamburg');
    await ines.press('Agree for good');
    expect(rollout()?.pilotTeamId).toBe(world.claims.id);
  });

  it('keeps the one whose assessment was passed, and takes none that cannot answer', () => {
    const team = { id: 'T2' as TeamId, memberIds: ['UMIA', 'UANA'] as UserId[] };
    const facts = { pilotTeamId: 'T1', isPassed: false, reason: WHY };
    expect(judgePilotChange(team, facts).kind).toBe('accepted');
    expect(judgePilotChange(team, { ...facts, isPassed: true }).kind).toBe('assessment-passed');
    expect(judgePilotChange({ ...team, memberIds: [] }, facts).kind).toBe('too-few-people');
    expect(judgePilotChange(team, { ...facts, pilotTeamId: 'T2' }).kind).toBe('is-pilot');
    expect(judgePilotChange(team, { ...facts, reason: 'because' }).kind).toBe('no-reason');
  });

  it('is changed by nobody but leads and admins', async () => {
    const refused = await world.as('Mia Chen').command('/rollout pilot Claims');
    expect(refused.ephemeral?.text).toContain('Only a lead');
    expect(rollout()?.pilotTeamId).toBe(world.pilot.id);
  });
});

describe('a rollout that was set up for the wrong lead', () => {
  it('is put right by a workspace admin, who need not lead it', async () => {
    const marta = world.as('Marta Kowalczyk');
    const opened = await marta.command('/rollout edit');
    expect(opened.modal?.title).toBe('Change the rollout');
    await marta.fill({ 'Rollout leads': ['Sam Okafor'], 'Why the change': 'Lena never led this.' });
    const done = await marta.submit();
    expect(done.text).toContain('Saved: the leads');
    expect(listRoleHolders(world.database, world.rollout.id, 'lead')).toEqual(['USAM']);
  });

  it('never has no lead: the last one names another before leaving', async () => {
    const sam = world.as('Sam Okafor');
    await sam.command('/rollout edit');
    await sam.fill({ 'Rollout leads': [], 'Why the change': 'We both step back.' });
    const refused = await sam.submit();
    expect(Object.values(refused.errors ?? {}).join()).not.toBe('');
    expect(listRoleHolders(world.database, world.rollout.id, 'lead')).toHaveLength(2);
  });
});
