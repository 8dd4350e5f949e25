import { describe, expect, it } from 'vitest';
import { listOpenRollouts } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../../../src/features/teams/teams/teams.store.ts';
import { listAudit } from '../../../support/record.ts';
import { startWorld } from '../../../support/world.ts';

const FORM = {
  'Name of the rollout': 'Support copilot',
  'What it brings': 'drafted replies to customer letters',
  'Channel of the rollout': '#ai-rollout',
  'Rollout leads': ['Lena Hartmann', 'Sam Okafor'],
  Sponsors: ['Ines Duarte'],
  'Pilot team': 'Customer Care Hamburg',
  'Who led the pilot': 'Heike Sommer',
  'Other people on the pilot team': ['Tom Albrecht', 'Finn Petersen'],
};

describe('setting up a rollout', () => {
  it('takes an admin from a slash command to an announced rollout with its pilot team', async () => {
    const { as, database, workspace } = await startWorld();
    const lena = as('Lena Hartmann');
    const opened = await lena.command('/rollout setup');
    expect(opened.modal?.title).toBe('Set up a rollout');
    await lena.fill(FORM);
    const done = await lena.submit();
    expect(done.errors).toBeUndefined();
    expect(done.modal?.text).toContain('*Support copilot* is set up');
    const rollouts = listOpenRollouts(database);
    expect(rollouts.map((one) => [one.name, one.phase, one.startsOn.toString()])).toEqual([
      ['Support copilot', 'assessment', '2027-01-04'],
    ]);
    expect(listTeams(database, rollouts[0]!.id).map((team) => team.name)).toEqual([
      'Customer Care Hamburg',
    ]);
    expect(workspace.messagesIn('ai-rollout')).toEqual([]);
  });

  it('shows the post that opens it, and posts it once when somebody who may has seen it', async () => {
    const { as, workspace, flush } = await startWorld();
    const lena = as('Lena Hartmann');
    const form = await lena.command('/rollout setup');
    expect(form.modal?.text).toContain('I post there: the opening, once you have seen it');
    await lena.fill(FORM);
    const done = await lena.submit();
    expect(done.modal?.text).toContain('Nobody in #ai-rollout has heard of it yet');
    expect(done.modal?.text).toContain('*Support copilot* starts here');
    const posted = await lena.press('Post it to #ai-rollout');
    expect(posted.modal?.text).toContain('is on its way to #ai-rollout');
    await flush();
    const [said, ...others] = workspace.messagesIn('ai-rollout');
    expect(said?.text).toContain('*Support copilot* starts here');
    await lena.close({ all: true });
    await as('Sam Okafor').command('/rollout announce', { in: '#ai-rollout' });
    const again = await as('Sam Okafor').press('Post it to #ai-rollout');
    expect(again.modal?.text).toContain('was already posted in #ai-rollout');
    await flush();
    expect(workspace.messagesIn('ai-rollout')).toHaveLength(1);
    expect(others).toEqual([]);
  });

  it('tells someone without the right who has it, and changes nothing', async () => {
    const { as, database } = await startWorld();
    const answer = await as('Mia Chen').command('/rollout setup');
    expect(answer.ephemeral?.text).toContain('can use `/rollout setup`.');
    expect(listOpenRollouts(database)).toEqual([]);
  });

  it('says how to invite the bot when it is not in the chosen channel, and keeps what was typed', async () => {
    const { as, database } = await startWorld();
    const lena = as('Lena Hartmann');
    await lena.command('/rollout setup');
    await lena.fill({ ...FORM, 'Channel of the rollout': '#complaints' });
    const refused = await lena.submit();
    expect(refused.errors).toEqual({
      'Channel of the rollout':
        'I am not in #complaints yet. Type /invite @Groundswell there, then send this again.',
    });
    expect(refused.modal?.text).toContain('Name of the rollout');
    expect(listOpenRollouts(database)).toEqual([]);
  });

  it('takes no first day in the past or years ahead, and says which days it takes', async () => {
    const { as, database } = await startWorld();
    const lena = as('Lena Hartmann');
    await lena.command('/rollout setup');
    await lena.fill({ ...FORM, 'First day of the assessment': '2027-01-03' });
    expect((await lena.submit()).errors).toEqual({
      'First day of the assessment': 'That day has passed. Choose Monday 4 January or a later day.',
    });
    await lena.fill({ 'First day of the assessment': '9999-12-31' });
    expect((await lena.submit()).errors).toEqual({
      'First day of the assessment':
        'That is more than two years away. Choose a day no later than 4 January 2029.',
    });
    expect(listOpenRollouts(database)).toEqual([]);
  });

  it('answers a mistyped command with the one that was meant', async () => {
    const { as } = await startWorld();
    const answer = await as('Lena Hartmann').command('/rollout setpu');
    expect(answer.ephemeral?.text).toContain('Did you mean `/rollout setup`');
  });
});

describe('changing a rollout', () => {
  it('keeps the change with its reason on the record, and tells the reader what was saved', async () => {
    const { as, database } = await startWorld();
    const lena = as('Lena Hartmann');
    await lena.command('/rollout setup');
    await lena.fill(FORM);
    await lena.submit();
    await lena.close();
    await lena.command('/rollout edit');
    await lena.fill({ 'Broad rollout from week': '12', 'Why the change': 'the February release' });
    const saved = await lena.submit();
    expect(saved.modal?.text).toContain('the first week of the broad rollout (10 to 12)');
    const rollout = listOpenRollouts(database)[0];
    expect(rollout?.pace.broad).toBe(12);
    const [newest] = listAudit(database, rollout!.id, 1);
    expect(newest).toMatchObject({ act: 'rollouts.change', reason: 'the February release' });
  });

  it('refuses a calendar whose phases are out of order, beside the field', async () => {
    const { as } = await startWorld();
    const lena = as('Lena Hartmann');
    await lena.command('/rollout setup');
    await lena.fill({ ...FORM, 'Broad rollout from week': '5' });
    const refused = await lena.submit();
    expect(Object.values(refused.errors ?? {})).toEqual([
      'Each phase must begin in a later week than the one before it, for example 2, 6, 10 and 26.',
    ]);
  });
});
