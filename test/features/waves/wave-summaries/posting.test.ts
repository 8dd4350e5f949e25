import { beforeEach, describe, expect, it } from 'vitest';
import type { SupportCopilotWorld } from '../../../support/story.ts';
import { planSecondPilot, startWaveZero } from '../waves/second-pilot.ts';

let world: SupportCopilotWorld;
beforeEach(async () => {
  world = await planSecondPilot();
  await startWaveZero(world);
});

const summaries = () =>
  world.workspace
    .messagesIn('ai-wave-0')
    .filter((one) => /^Wave 0 of \*Support copilot\*(,| is completed| has baked)/m.test(one.text));
const moveTo = (instant: string) => world.workspace.clock.moveTo(Temporal.Instant.from(instant));

describe('the summary of a wave', () => {
  it('is posted to the wave’s channel on its first Thursday, once', async () => {
    await world.runDueJobs();
    expect(summaries()).toHaveLength(0);
    moveTo('2027-02-11T09:01:00Z');
    await world.runDueJobs();
    await world.runDueJobs();
    await world.restart();
    await world.runDueJobs();
    expect(summaries()).toHaveLength(1);
    const [posted] = summaries();
    expect(posted?.text).toContain(
      'Wave 0 of *Support copilot*, day 3 of 20: both teams are live, and nothing is open.',
    );
    // All is well, so there is no table of it.
    expect(posted?.blocks.map(({ type }) => type)).toEqual(['section', 'context']);
  });

  it('says the same in the preview as in the channel, to the one who asks alone', async () => {
    moveTo('2027-02-11T09:01:00Z');
    await world.runDueJobs();
    const preview = await world.as('Sofía Ramírez').command('/rollout wave summary');
    expect(preview.ephemeral?.message.blocks).toEqual(summaries()[0]?.blocks);
    expect(summaries()).toHaveLength(1);
  });

  it('carries every row in its text, for notifications and screen readers', async () => {
    moveTo('2027-02-11T09:01:00Z');
    await world.runDueJobs();
    expect(summaries()[0]?.text).toContain(
      'Claims: Mia Chen, certified; access live; learnings none open.',
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
    expect(posted?.text).toContain('day 3 of 20: 1 of 2 teams is live, and one thing is open.');
    const table = posted?.blocks.find((block) => block.type === 'table') as
      | { rows: { text: string }[][] }
      | undefined;
    expect(table?.rows.map((row) => row.map((cell) => cell.text))).toEqual([
      ['Team', 'Champion', 'Access', 'Learnings'],
      ['Billing', 'Bao Nguyen, certified', 'off', 'none open'],
      ['Claims', 'Mia Chen, certified', 'live', 'none open'],
    ]);
    const text = JSON.stringify(posted?.blocks);
    expect(text).toContain('• *Billing* ');
    expect(text).toContain('(Lena Hartmann and Sam Okafor)');
    expect(text).not.toContain('<@');
  });

  it('comes on Thursdays and when the wave has baked, and takes leave in the post that completes it', async () => {
    moveTo('2027-02-11T09:01:00Z');
    await world.runDueJobs();
    moveTo('2027-02-18T09:01:00Z');
    await world.runDueJobs();
    expect(summaries()).toHaveLength(2);
    moveTo('2027-03-08T09:30:00Z');
    await world.runDueJobs();
    expect(summaries().at(-1)?.text).toContain('baked, and a lead can complete it');
    await world.as('Lena Hartmann').command('/rollout wave complete');
    moveTo('2027-03-08T10:31:00Z');
    await world.runDueJobs();
    const last = summaries().at(-1);
    expect(last?.text).toContain('is completed (Lena Hartmann).');
    const count = summaries().length;
    moveTo('2027-03-11T09:01:00Z');
    await world.runDueJobs();
    expect(summaries()).toHaveLength(count);
  });

  it('says which waves there are when the number fits none', async () => {
    const answer = await world.as('Mia Chen').command('/rollout wave summary 4');
    expect(answer.ephemeral?.text).toContain('`/rollout waves` lists the ones there are.');
  });
});
