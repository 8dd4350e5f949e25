import { beforeEach, describe, expect, it } from 'vitest';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

let world: SupportCopilotWorld;
beforeEach(async () => {
  world = await startSupportCopilot();
});

const at = (instant: string) => world.workspace.clock.moveTo(Temporal.Instant.from(instant));
const ask = async (name: string, typed = '/core who') => (await world.as(name).command(typed)).text;

describe('who to ask', () => {
  it('says who of champion, back-up and leads is there now, by their own clocks', async () => {
    putInOffice(world, world.claims, 'UMIA');
    putInOffice(world, world.claims, 'USOFIA', { role: 'back-up' });
    at('2027-01-05T17:00:00Z');
    expect((await ask('Hannah Weiss')).split('\n')).toEqual([
      '*Claims*: ask @Mia Chen now.',
      '• @Mia Chen, champion: here now; it’s 12:00 there',
      '• @Sofía Ramírez, back-up: here now; it’s 12:00 there',
      '• @Lena Hartmann, rollout lead: not at work right now (it’s 18:00 there), back Wednesday 6 January at 03:30',
      '• @Sam Okafor, rollout lead: not at work right now (it’s 17:00 there), back Wednesday 6 January at 04:30',
      'Nobody available, or not sure who to ask? Post in #ai-rollout: the people who know will see it there.',
    ]);
  });

  it('names the one who stands in for a champion who is away, and says until when', async () => {
    putInOffice(world, world.claims, 'UMIA');
    putInOffice(world, world.claims, 'USOFIA', { role: 'back-up' });
    await world.as('Mia Chen').command('/champion away 2027-01-11 2027-01-14');
    at('2027-01-12T16:00:00Z');
    const said = await ask('Hannah Weiss');
    expect(said).toContain('*Claims*: ask @Sofía Ramírez now.');
    expect(said).toContain('• @Mia Chen, champion: away, back on Friday 15 January');
  });

  it('on a weekend names the person who is back first', async () => {
    putInOffice(world, world.claims, 'UMIA');
    at('2027-01-09T09:00:00Z');
    expect(await ask('Hannah Weiss')).toContain(
      '*Claims*: nobody is at work right now. @Lena Hartmann is back first, Monday 11 January at 03:30.',
    );
  });

  it('does not send a champion to themselves, nor anyone to an account that is closed', async () => {
    putInOffice(world, world.claims, 'UMIA');
    at('2027-01-05T15:00:00Z');
    const own = await ask('Mia Chen');
    expect(own).not.toContain('Mia Chen');
    expect(own).not.toContain('There is no champion yet');
    await world.workspace.company.deactivates('Sam Okafor');
    expect(await ask('Hannah Weiss')).not.toContain('Sam Okafor');
  });

  it('answers about another team by its name, and names the leads to someone without a part', async () => {
    at('2027-01-05T15:00:00Z');
    expect(await ask('Hannah Weiss', '/core who billing')).toContain(
      '*Billing*: ask @Lena Hartmann now. There is no champion yet.',
    );
    expect(await ask('Hannah Weiss', '/core who biling')).toContain('Billing');
    for (const typed of ['/core who', '/core who claims', '/core who biling']) {
      const told = await ask('Kenji Watanabe', typed);
      expect(told).toContain('*Support copilot*: ask @Lena Hartmann now.');
      expect(told).not.toMatch(/Mia Chen|Billing|Claims/);
    }
  });

  it('stands on the bare /core below where one is in the training', async () => {
    const page = await ask('Hannah Weiss', '/core');
    expect(page).toContain('0 of 15 steps, about 24 minutes left. It starts with: What changes.');
    expect(page).toContain('Who to ask');
    await world.as('Hannah Weiss').press('Begin');
    expect(world.as('Hannah Weiss').sees().messages.at(-1)?.text).toContain('[Done, go on]');
  });
});
