import { afterEach, describe, expect, it } from 'vitest';
import { approveOverride } from '../../../support/approve-override.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { setUpSupportCopilot } from '../../../support/story.ts';
import { startWorld, type World } from '../../../support/world.ts';

const open: World[] = [];
afterEach(async () => {
  for (const world of open.splice(0)) await world.close();
});

describe('an override about champions', () => {
  it('lets the wave’s teams in until its last day, and freezes them on the day after', async () => {
    const world = await startWorld();
    open.push(world);
    const story = Object.assign(world, await setUpSupportCopilot(world));
    startWaveWith(world, story.rollout, 1, [story.claims]);
    const ask = async () => (await world.as('Hannah Weiss').command('/rollout access')).text;
    approveOverride(story, 'readiness.every-team');
    expect(await ask()).toContain('Claims has no certified champion');
    approveOverride(story, 'certificates.every-champion');
    expect(await ask()).toContain(
      'Claims is live under an override up to and including Monday 18 January, without a certified champion.',
    );
    world.workspace.clock.moveTo(Temporal.Instant.from('2027-01-19T05:00:00Z'));
    const frozen = await ask();
    expect(frozen).toContain('You have access');
    expect(frozen).toContain('its override ended on Monday 18 January');
  });
});
