import { beforeEach, describe, expect, it } from 'vitest';
import { saveTeam } from '../../../../src/features/teams/teams/teams.store.ts';
import { findWave } from '../../../../src/features/waves/waves/waves.store.ts';
import { write } from '../../../../src/platform/database.ts';
import { heardBy } from '../../../support/news.ts';
import { makeReady } from '../../../support/ready-teams.ts';
import { contextIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

let world: SupportCopilotWorld;
beforeEach(async () => {
  world = await startSupportCopilot();
  const { pilot } = world;
  const described = {
    ...pilot,
    workflows: ['reply drafting', 'triage'],
    context: {
      ...pilot.context,
      function: 'customer service',
      place: 'Hamburg',
      tools: ['zendesk'],
    },
  };
  write(world.database, () => saveTeam(world.database, described, world.now()));
});

const WHERE = {
  'Planned start': '2027-02-08',
  'Channel of the wave': '#ai-wave-0',
};

describe('choosing the second pilot', () => {
  it('says what each team lacks when too few are eligible', async () => {
    await makeReady(world, world.claims);
    const answer = await world.as('Lena Hartmann').command('/rollout select');
    expect(answer.ephemeral?.text).toContain(
      'A second pilot needs at least two teams; only one is eligible yet.',
    );
    expect(answer.ephemeral?.text).toContain('Billing lacks a champion');
  });

  it('proposes with reasons and the runner-up, and the confirmed teams become wave 0', async () => {
    await makeReady(world, world.claims, world.billing, world.renewals);
    const lena = world.as('Lena Hartmann');
    const proposal = await lena.command('/rollout select 2');
    const text = proposal.modal?.text ?? '';
    expect(text).toMatch(
      /Proposed as the second pilot: .* Of 3 eligible teams, these 2 differ most/,
    );
    expect(text).toContain('Next best:');
    expect(text).toContain('Every possible set was compared.');
    const confirm = await lena.submit();
    expect(confirm.modal?.title).toBe('Confirm wave 0');
    expect(confirm.modal?.text).not.toContain('What your change means');
    await lena.fill(WHERE);
    const done = await lena.submit();
    expect(done.modal?.text).toContain('are wave 0, planned for *Monday 8 February*');
    const wave = findWave(world.database, world.rollout.id, 0);
    expect(wave?.teams).toHaveLength(2);
    expect(wave?.plan[0]?.lines[0]).toContain('Proposed as the second pilot');
  });

  it('shows the price of other teams, and keeps the reason beside the proposal', async () => {
    await makeReady(world, world.claims, world.billing, world.renewals);
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout select 2');
    await lena.fill({ 'Teams of the second pilot': ['Billing', 'Renewals'] });
    const confirm = await lena.submit();
    expect(confirm.modal?.text).toContain('What your change means');
    await lena.fill({ ...WHERE, 'Why these teams': 'Claims has its audit in February.' });
    await lena.submit();
    const wave = findWave(world.database, world.rollout.id, 0);
    expect(wave?.plan.at(-1)?.lines[0]).toBe('Claims has its audit in February.');
  });

  it('refuses a team that is not ready, beside the field: must-haves have no price', async () => {
    await makeReady(world, world.claims, world.billing);
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout select 2');
    await lena.fill({ 'Teams of the second pilot': ['Claims', 'Renewals'] });
    const refused = await lena.submit();
    expect(Object.values(refused.errors ?? {})[0]).toContain(
      'Renewals is not ready: it lacks a champion',
    );
  });

  it('keeps to the calendar and says how to invite the bot', async () => {
    await makeReady(world, world.claims, world.billing);
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout select 2');
    await lena.submit();
    await lena.fill({ 'Planned start': '2027-02-01', 'Channel of the wave': '#complaints' });
    const early = await lena.submit();
    expect(early.errors?.['Planned start']).toContain('Monday 8 February at the earliest');
    await lena.fill({ 'Planned start': '2027-02-08' });
    const channel = await lena.submit();
    expect(channel.errors?.['Channel of the wave']).toContain('/invite @Groundswell');
    expect(findWave(world.database, world.rollout.id, 0)).toBeUndefined();
  });

  it('is for leads, and understands nothing but 2 or 3', async () => {
    const mia = await world.as('Mia Chen').command('/rollout select');
    expect(mia.ephemeral?.text).toContain(
      'Only a lead of *Support copilot* (Lena Hartmann or Sam Okafor)',
    );
    const four = await world.as('Lena Hartmann').command('/rollout select 4');
    expect(four.ephemeral?.text).toContain('Choose 2 or 3 teams');
  });

  it('tells champions and managers that their team has a date', async () => {
    await makeReady(world, world.claims, world.billing);
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout select 2');
    await lena.submit();
    await lena.fill(WHERE);
    await lena.submit();
    for (const name of ['Mia Chen', 'Daniel Brooks']) {
      const said = heardBy(world, world.as(name));
      expect(said).toContain(
        '*Claims* is in wave 0 of *Support copilot*, planned to start on *Monday 8 February*',
      );
    }
  });

  it('tells readiness how a team meets the criteria, with what shows it once', async () => {
    await makeReady(world, world.claims);
    const facts = world.app.product.selectionFacts(
      contextIn(world, world.rollout.id),
      world.claims.id,
    );
    expect(facts.map(({ title, state }) => [title, state])).toEqual([
      ['Similar workflow to the pilot team', 'met'],
      ['Different organisational context', 'met'],
      ['Contains at least one champion', 'met'],
      ['Has capacity for some disruption', 'met'],
    ]);
    expect(facts.map(({ evidence }) => evidence === '')).toEqual([false, false, true, true]);
    const pilot = contextIn(world, world.rollout.id);
    expect(world.app.product.selectionFacts(pilot, world.pilot.id)).toEqual([]);
  });
});
