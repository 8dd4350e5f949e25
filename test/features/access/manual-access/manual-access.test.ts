import { describe, expect, it } from 'vitest';
import { manualAccessObligations } from '../../../../src/features/access/manual-access/manual-access.obligations.ts';
import { accessTicksTable } from '../../../../src/features/access/manual-access/manual-access.table.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { contextIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { makeChampion } from '../../champions/champions/champion-story.ts';

async function start(): Promise<SupportCopilotWorld> {
  const world = await startSupportCopilot();
  await world.runDueJobs();
  return world;
}

describe('access by hand', () => {
  it('is a list that an admin ticks off, and reports what has changed since', async () => {
    const world = await start();
    const lena = world.as('Lena Hartmann');
    const list = await lena.command('/rollout access list');
    expect(list.modal?.text).toContain('*3 people* should have access to *Support copilot*');
    await lena.fill({ 'Give access to': ['Finn Petersen', 'Heike Sommer', 'Tom Albrecht'] });
    const ticked = await lena.submit();
    expect(ticked.text).toContain('Ticked off: access given to 3 people.');
    expect(ticked.text).toContain('Nothing is open.');
    await lena.close({ all: true });
    expect((await lena.command('/rollout due')).text).not.toContain('by hand');

    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    startWaveWith(world, world.rollout, 1, [world.claims]);
    await world.workspace.company.deactivates('Tom Albrecht');
    world.workspace.clock.moveTo(Temporal.Instant.from('2027-01-04T09:00:00Z'));
    await world.runDueJobs();
    expect((await lena.command('/rollout status')).text).toContain(
      'Access by hand is behind: 4 to give, 1 to take away.',
    );
    expect((await lena.command('/rollout due')).text).toContain(
      'Change access to *Support copilot* by hand: give it to 4 people and take it from 1 person',
    );
    await lena.command('/rollout access list');
    await lena.fill({ 'Take access away from': ['Tom Albrecht'], 'Give access to': ['Mia Chen'] });
    expect((await lena.submit()).text).toContain('3 changes are still open');
  });

  it('does not tick off what was decided otherwise while the list was open', async () => {
    const world = await start();
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout access list');
    await world.workspace.company.deactivates('Tom Albrecht');
    await lena.fill({ 'Give access to': ['Tom Albrecht', 'Heike Sommer'] });
    const ticked = await lena.submit();
    expect(ticked.text).toContain('Ticked off: access given to 1 person.');
    expect(ticked.text).toContain('the decision changed for 1 person');
    const ticks = world.database.select().from(accessTicksTable).all();
    expect(ticks.map((tick) => tick.personId)).toEqual(['UHEIKE']);
  });

  it('is for leads and admins', async () => {
    const world = await start();
    const answer = await world.as('Heike Sommer').command('/rollout access list');
    expect(answer.text).toContain('help` lists what you can do.');
  });

  it('is kept by a lead who is still here once whoever kept it has left', async () => {
    const world = await start();
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout access list');
    await lena.fill({ 'Give access to': ['Finn Petersen', 'Heike Sommer'] });
    await lena.submit();
    await lena.close({ all: true });
    const owedBy = () =>
      manualAccessObligations(contextIn(world, world.rollout.id)).map(({ personId }) => personId);
    expect(owedBy()).toEqual(['ULENA']);
    await world.workspace.company.deactivates('Lena Hartmann');
    await world.flush();
    expect(owedBy()).toEqual(['USAM']);
  });
});
