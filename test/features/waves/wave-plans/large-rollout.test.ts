import { beforeEach, describe, expect, it } from 'vitest';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { changeWave, startWaveWith } from '../../../support/live-waves.ts';
import { enterPhase } from '../../../support/ready-teams.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { addManyTeams } from './many-teams.ts';

let world: SupportCopilotWorld;
beforeEach(async () => {
  world = await startSupportCopilot();
  startWaveWith(world, world.rollout, 0, [world.claims, world.billing, world.renewals]);
  enterPhase(world, world.pilot, 'broad', '2027-03-08T09:00:00Z');
  changeWave(world, world.rollout, 0, () => ({
    completedOn: Temporal.PlainDate.from('2027-03-08'),
    endedAt: world.now(),
  }));
  putInOffice(world, world.claims, 'UMIA');
  putInOffice(world, world.billing, 'UBAO');
  putInOffice(world, world.renewals, 'UPRIYA');
  addManyTeams(world, 500, 'UMIA');
});

const lena = () => world.as('Lena Hartmann');

describe('a rollout of five hundred teams', () => {
  it('has a plan that one person can read: few lines, and no team forgotten', async () => {
    const shown = await lena().command('/rollout wave plan');
    const text = shown.modal?.text ?? '';
    expect(text.length).toBeLessThan(3500);
    expect(text).toContain('Wave 1: 8 teams, 442 teams wait');
    expect(text).toContain('4 live teams allow 8 (2 each)');
    expect(text).toMatch(/For a champion \(150\): Branch 003, .* and 145 more\./);
    const edit = await lena().press('Change the teams');
    expect(edit.modal?.text).toContain('Add');
  });

  it('shows the queue page by page, and every other list within what Slack takes', async () => {
    const queue = await lena().command('/rollout queue');
    expect(queue.ephemeral?.text).toContain('450 teams are waiting to join');
    const more = await lena().press('And 435 more');
    expect(more.text).toContain('*16. ');
    const readiness = await lena().command('/rollout readiness');
    expect(readiness.ephemeral?.text).toContain('and 304 more');
    const waves = await lena().command('/rollout waves');
    expect(waves.ephemeral?.text).toContain('450 teams are waiting to join');
    const join = await world.as('Daniel Brooks').command('/rollout join');
    expect(join.modal?.title).toBe('Ask to join');
  });
});
