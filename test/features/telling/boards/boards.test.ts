import { beforeEach, describe, expect, it } from 'vitest';
import { addTeam, type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

const words = (text: string | undefined) =>
  (text ?? '').replace(/[*_`@]/g, '').replaceAll('\u00A0', ' ');

const another = (name: string) => ({
  Team: name,
  Manager: 'Aoife Byrne',
  'People in the team': ['Grace Adeyemi'],
  'How many people work in it': 3,
  'What it would use the capability for': 'reply drafting',
  Function: 'complaints',
  Place: 'Dublin',
  'Time zone': 'Europe/Dublin',
  'Share of experienced people, in percent': 40,
  'Does it work under special rules (medical, financial, legal)?': 'No',
  'Tools it works in': 'sap',
});

describe('The board of teams', () => {
  let world: SupportCopilotWorld;
  beforeEach(async () => {
    world = await startSupportCopilot();
  });

  it('shows each team with its state, champion, training and the open thing with its owner', async () => {
    const { ephemeral } = await world.as('Lena Hartmann').command('/rollout teams');
    const said = words(ephemeral?.text);
    expect(said).toContain('4 teams: 1 live, none with a champion yet.');
    expect(said).toContain('Claims: not in a wave yet');
    expect(said).toContain('No champion yet · 0 of 4 trained');
    expect(said).toContain('Customer Care Hamburg: live · the pilot');
    expect(said).toMatch(/Open: Describe .*Customer Care Hamburg.* \(Heike Sommer/);
  });

  it('can be narrowed to some teams where it stands', async () => {
    await world
      .as('Mia Chen')
      .command('/champion nominate <@USOFIA> Claims', { in: '#ai-rollout' });
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout teams');
    const narrowed = await lena.choose('Which teams?', 'Not in a wave yet (3)');
    const said = words(narrowed.text);
    expect(said).toContain('Claims');
    expect(said).not.toContain('Customer Care Hamburg');
  });

  it('opens a team with what can be done about it, by what the reader is', async () => {
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout teams');
    const card = await lena.press('Open');
    expect(words(card.text)).toContain('Billing');
    expect(words(card.text)).toContain('Manager Linh Tran');
    const readiness = await lena.press('Readiness');
    expect(words(readiness.text)).toContain('Billing');
    const form = await lena.press('Change the team');
    expect(form.modal?.title).toBe('Change the team');

    const bao = world.as('Bao Nguyen');
    await bao.command('/rollout teams');
    const own = await bao.press('Open');
    expect(words(own.text)).toContain('Billing');
    await expect(bao.press('Change the team')).rejects.toThrow('sees no "Change the team"');
  });

  it('keeps names and open things from people who have no part in the rollout', async () => {
    const { ephemeral } = await world.as('Emily Park').command('/rollout teams');
    const said = words(ephemeral?.text);
    expect(said).toContain('Claims: not in a wave yet');
    expect(said).not.toContain('trained');
    expect(said).not.toContain('Heike Sommer');
  });

  it('goes page by page through many teams, in a message and on App Home, and remembers it', async () => {
    for (let number = 1; number <= 9; number += 1) await addTeam(world, another(`Team ${number}`));
    const lena = world.as('Lena Hartmann');
    const first = await lena.command('/rollout teams');
    expect(words(first.ephemeral?.text)).toContain('Teams 1 to 10 of 13');
    const second = await lena.press('Next teams');
    expect(words(second.text)).toContain('Teams 11 to 13 of 13');
    await lena.openHome();
    const turned = await lena.press('Next teams');
    expect(words(turned.home?.text)).toContain('Teams 9 to 13 of 13');
    await world.restart();
    expect(words((await lena.openHome()).home?.text)).toContain('Teams 9 to 13 of 13');
  });
});
