import { beforeEach, describe, expect, it } from 'vitest';
import { features } from '../../../../src/app/app.ts';
import { helpGroups, inGroups } from '../../../../src/features/telling/help/help-groups.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

const commands = features.flatMap((one) => one.commands ?? []);

describe('Help', () => {
  let world: SupportCopilotWorld;
  beforeEach(async () => {
    world = await startSupportCopilot();
  });
  const says = async (name: string, typed: string) =>
    (await world.as(name).command(typed, { in: '#ai-rollout' })).ephemeral?.text ?? '';

  it('is grouped by job and shows only what the reader may do', async () => {
    const lead = await says('Lena Hartmann', '/rollout help');
    expect(lead).toContain('Gates and pace');
    expect(lead).toContain('/rollout pause <reason>');
    const member = await says('Finn Petersen', '/rollout help');
    expect(member).toContain('Gates and pace');
    expect(member).not.toContain('/rollout pause');
  });

  it('leaves out what leads nowhere as things stand', async () => {
    expect(await says('Lena Hartmann', '/rollout help')).not.toContain('/rollout wave pause');
    expect(await says('Lena Hartmann', '/rollout help')).not.toContain('/rollout resume');
    startWaveWith(world, world.rollout, 0, [world.claims]);
    await world
      .as('Lena Hartmann')
      .command('/rollout pause a new data rule', { in: '#ai-rollout' });
    const later = await says('Lena Hartmann', '/rollout help');
    expect(later).toContain('/rollout wave pause [number]');
    expect(later).not.toContain('/rollout wave complete');
    expect(later).toContain('/rollout resume <reason>');
    expect(later).not.toContain('/rollout pause <reason>');
  });

  it('has buttons that do what typing would do', async () => {
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout help', { in: '#ai-rollout' });
    const form = await lena.press('Add a team', { in: '#ai-rollout' });
    expect(form.modal?.title).toBe('Add a team');
  });

  it('answers the first word of several with all of them', async () => {
    expect(await says('Lena Hartmann', '/rollout gate')).toContain('/rollout gate edit');
    expect(await says('Lena Hartmann', '/rollout help access')).toContain('/rollout access list');
    const member = await says('Finn Petersen', '/rollout gate');
    expect(member).toContain('/rollout gates');
    expect(member).not.toContain('/rollout gate edit');
  });

  it('explains one command, with a button where it needs no words', async () => {
    expect(await says('Lena Hartmann', '/rollout help pace')).toContain('what would break');
    const shown = await world.as('Lena Hartmann').press('Pace', { in: '#ai-rollout' });
    expect(shown.text).toContain('went live now');
  });
});

it('every command of the product has its place in help', () => {
  const homeless = (['/rollout', '/champion', '/core'] as const).flatMap((command) => {
    const named = commands.filter((one) => one.command === command && one.name !== '');
    const known = new Set(helpGroups[command].flatMap((group) => Object.keys(group.commands)));
    return named.filter(({ name }) => !known.has(name)).map(({ name }) => `${command} ${name}`);
  });
  expect(homeless).toEqual([]);
});

it('a command that nobody has placed is listed last, and none twice', () => {
  const declared = ['waves', 'brand new', 'due'].map((name) => ({ name }));
  const shown = inGroups('/rollout', declared).flatMap(({ title, members }) =>
    members.map(({ declaration }) => `${title}: ${declaration.name}`),
  );
  expect(shown).toEqual(['Where it stands: due', 'Waves: waves', 'More: brand new']);
});
