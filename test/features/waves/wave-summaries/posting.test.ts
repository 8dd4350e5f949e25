import { beforeEach, describe, expect, it } from 'vitest';
import type { SupportCopilotWorld } from '../../../support/story.ts';
import { planSecondPilot, startWaveZero } from '../waves/second-pilot.ts';

let world: SupportCopilotWorld;
beforeEach(async () => {
  world = await planSecondPilot();
  await startWaveZero(world);
});

const summaries = () =>
  world.workspace.messagesIn('ai-wave-0').filter((one) => one.text.includes('Wave 0: '));
const moveTo = (instant: string) => world.workspace.clock.moveTo(Temporal.Instant.from(instant));

describe('the summary of a wave', () => {
  it('is posted to the wave’s channel at its start, once', async () => {
    await world.runDueJobs();
    await world.runDueJobs();
    await world.restart();
    await world.runDueJobs();
    expect(summaries()).toHaveLength(1);
    const [posted] = summaries();
    expect(posted?.text).toContain(
      '*Support copilot*, Wave 0: 2 of 2 teams are live, nothing is open; its bake time of 20 working days begins.',
    );
    const table = posted?.blocks.find((block) => block.type === 'table') as
      | { rows: { text: string }[][] }
      | undefined;
    expect(table?.rows.map((row) => row.map((cell) => cell.text))).toEqual([
      ['Team', 'Readiness', 'Champion', 'Access', 'Learnings'],
      ['Billing', 'ready, 100 of 100', 'Bao Nguyen, certified', 'live', 'none open'],
      ['Claims', 'ready, 100 of 100', 'Mia Chen, certified', 'live', 'none open'],
    ]);
  });

  it('says the same in the preview as in the channel, to the one who asks alone', async () => {
    await world.runDueJobs();
    const preview = await world.as('Sofía Ramírez').command('/rollout wave summary');
    expect(preview.ephemeral?.message.blocks).toEqual(summaries()[0]?.blocks);
    expect(summaries()).toHaveLength(1);
  });

  it('carries every row in its text, for notifications and screen readers', async () => {
    await world.runDueJobs();
    expect(summaries()[0]?.text).toContain(
      'Claims: ready, 100 of 100; Mia Chen, certified; access live; learnings none open.',
    );
  });

  it('names what is open, what settles it and by whom, and pings nobody', async () => {
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout wave rollback 0');
    await lena.fill({ Team: 'Billing', Step: 'Suspend', 'The reason': 'Wrong sums' });
    await lena.submit();
    await lena.submit();
    await lena.close({ all: true });
    moveTo('2027-02-11T09:01:00Z');
    await world.runDueJobs();
    const posted = summaries().at(-1);
    expect(posted?.text).toContain('1 of 2 teams is live, one thing is open; day 3 of 20');
    const text = JSON.stringify(posted?.blocks);
    expect(text).toContain('*Billing*: ');
    expect(text).toContain('_Lena Hartmann and Sam Okafor_');
    expect(text).not.toContain('<@');
  });

  it('comes again on Thursdays, and at the end', async () => {
    await world.runDueJobs();
    moveTo('2027-02-11T09:01:00Z');
    await world.runDueJobs();
    expect(summaries()).toHaveLength(2);
    moveTo('2027-03-08T09:30:00Z');
    await world.runDueJobs();
    await world.as('Lena Hartmann').command('/rollout wave complete');
    await world.runDueJobs();
    expect(summaries().at(-1)?.text).toContain('it is completed.');
    const count = summaries().length;
    moveTo('2027-03-11T09:01:00Z');
    await world.runDueJobs();
    expect(summaries()).toHaveLength(count);
    expect(world.rollout.name).toBe('Support copilot');
  });

  it('says which waves there are when the number fits none', async () => {
    const answer = await world.as('Mia Chen').command('/rollout wave summary 4');
    expect(answer.ephemeral?.text).toContain('`/rollout waves` lists the ones there are.');
  });
});
