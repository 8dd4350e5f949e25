import { describe, expect, it } from 'vitest';
import { listRoleHolders } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { pressFromHome } from '../../../support/press.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

const sponsors = ({ database, rollout }: SupportCopilotWorld) =>
  listRoleHolders(database, rollout.id, 'sponsor');

async function name(world: SupportCopilotWorld, by: string, who: string[]): Promise<string> {
  const person = world.as(by);
  await person.command('/rollout edit', { in: '#ai-rollout' });
  await person.fill({ Sponsors: who, 'Why the change': 'Ines has another task from May on.' });
  const done = await person.submit();
  await person.close({ all: true });
  return done.modal?.text ?? done.text;
}

describe('who sponsors the rollout', () => {
  it('is not chosen by one lead, neither by adding a colleague nor by taking the sponsor away', async () => {
    const world = await startSupportCopilot();
    expect(await name(world, 'Lena Hartmann', ['Ines Duarte', 'Heike Sommer'])).toContain(
      'The sponsors decide on what makes a gate easier, so Ines Duarte has to agree first.',
    );
    expect(sponsors(world)).toEqual(['UINES']);
    expect(await name(world, 'Sam Okafor', ['Sam Okafor'])).not.toContain('Saved');
    expect(sponsors(world)).toEqual(['UINES']);
  });

  it('changes with the yes of the one who sponsors it now, who reads who it would be', async () => {
    const world = await startSupportCopilot();
    await name(world, 'Lena Hartmann', ['Heike Sommer']);
    const ines = world.as('Ines Duarte');
    const read = (await pressFromHome(ines, 'Read and decide')).modal?.text;
    expect(read).toContain('asks you to change who sponsors the rollout, on *Support copilot*.');
    expect(read).toContain('Heike Sommer would be a sponsor.');
    expect(read).toContain('Ines Duarte would no longer be a sponsor.');
    await ines.press('Agree for good');
    expect(sponsors(world)).toEqual(['UHEIKE']);
    expect(world.workspace.messagesIn('ai-rollout').at(-1)?.text).toContain(
      'Ines Duarte agreed to change who sponsors the rollout, on *Support copilot*, for good.',
    );
  });

  it('is filled at once where nobody holds the office, and not changed by an admin alone', async () => {
    const world = await startSupportCopilot();
    expect(await name(world, 'Marta Kowalczyk', ['Heike Sommer'])).toContain('Ines Duarte has to');
    expect(sponsors(world)).toEqual(['UINES']);
    await world.workspace.company.deactivates('UINES');
    expect(await name(world, 'Lena Hartmann', ['Heike Sommer'])).toContain('Saved');
    expect(sponsors(world)).toEqual(['UHEIKE']);
  });
});
