import { beforeEach, describe, expect, it } from 'vitest';
import { findWave } from '../../../../src/features/waves/waves/waves.store.ts';
import { newsOf } from '../../../support/news.ts';
import type { SupportCopilotWorld } from '../../../support/story.ts';
import { planSecondPilot, startWaveZero } from './second-pilot.ts';

let world: SupportCopilotWorld;
beforeEach(async () => {
  world = await planSecondPilot();
  await startWaveZero(world);
});

const lena = () => world.as('Lena Hartmann');
const wave = () => findWave(world.database, world.rollout.id, 0);
const moveTo = (instant: string) => world.workspace.clock.moveTo(Temporal.Instant.from(instant));
const inChannel = (name: string) =>
  world.workspace
    .messagesIn(name)
    .map((one) => one.text)
    .join('\n');
const saidTo = (name: string) => newsOf(world, world.as(name)).join('\n');

describe('a running wave', () => {
  it('stops its bake time in a pause and goes on where it stood', async () => {
    moveTo('2027-02-10T09:00:00Z');
    const asked = await lena().command('/rollout wave pause');
    expect(asked.modal?.title).toBe('Pause wave 0');
    await lena().fill({ 'The reason': 'The core system is down.' });
    const paused = await lena().submit();
    expect(paused.modal?.text).toContain('Wave 0 is paused');
    await lena().close({ all: true });
    expect(inChannel('ai-wave-0')).toContain('The reason: The core system is down.');
    const twice = await lena().command('/rollout wave pause 0');
    expect(twice.ephemeral?.text).toContain('has been paused since Wednesday 10 February already');
    moveTo('2027-02-17T09:00:00Z');
    const resumed = await lena().command('/rollout wave resume');
    expect(resumed.ephemeral?.text).toContain('It bakes until Monday 15 March.');
    const nothing = await lena().command('/rollout wave resume 0');
    expect(nothing.ephemeral?.text).toContain('there is nothing to resume');
  });

  it('does not bake while the whole rollout stands still', async () => {
    moveTo('2027-02-10T09:00:00Z');
    const paused = await lena().command('/rollout pause The core system is down.');
    expect(paused.text).not.toContain('I don');
    moveTo('2027-02-17T09:00:00Z');
    await lena().command('/rollout resume It is up again.');
    const status = await lena().command('/rollout wave status');
    expect(status.ephemeral?.text).toContain('18 working days to go');
    expect(status.ephemeral?.text).toContain('bakes until Monday 15 March');
  });

  it('is completed when it has baked, and not a day sooner', async () => {
    moveTo('2027-03-05T09:00:00Z');
    const early = await lena().command('/rollout wave complete');
    expect(early.ephemeral?.text).toContain('1 working day to go');
    moveTo('2027-03-08T09:00:00Z');
    const due = await lena().command('/rollout due');
    expect(due.ephemeral?.text).toContain('Complete wave 0');
    const done = await lena().command('/rollout wave complete');
    expect(done.ephemeral?.text).toContain('Wave 0 is completed');
    expect(wave()?.completedBy).toBe('ULENA');
    const again = await world.as('Sam Okafor').command('/rollout wave complete');
    expect(again.ephemeral?.text).toContain('This wave is completed.');
  });

  it('takes a team a step back with a message that the lead edits before it is sent', async () => {
    moveTo('2027-02-15T09:00:00Z');
    await lena().command('/rollout wave rollback');
    await lena().fill({
      Team: 'Billing',
      Step: 'Stop new seats',
      'The reason': 'Sums are wrong in two of ten letters.',
    });
    const draft = await lena().submit();
    expect(draft.modal?.text).toContain('Nothing has happened yet. This goes to 4 people');
    expect(wave()?.teams.some((team) => team.rollBack !== undefined)).toBe(false);
    await lena().fill({ 'Message to the team': 'No new people for two weeks; we mend the sums.' });
    const done = await lena().submit();
    expect(done.modal?.text).toContain('Billing has been rolled back; 4 people get your message.');
    await lena().close({ all: true });
    expect(saidTo('Thao Le')).toContain('No new people for two weeks; we mend the sums.');
    expect(saidTo('Sofía Ramírez')).not.toContain('we mend the sums');
    expect(inChannel('ai-wave-0')).toContain('Billing takes no new people for now.');
    const status = await world.as('Mia Chen').command('/rollout wave status');
    expect(status.ephemeral?.text).toContain('*Billing*: no new people');
  });

  it('refuses a gentler step beside its field, and gives everything back when it is lifted', async () => {
    const back = async (step: string) => {
      await lena().command('/rollout wave rollback 0');
      await lena().fill({ Team: 'Billing', Step: step, 'The reason': 'Wrong sums.' });
      return lena().submit();
    };
    await back('Suspend');
    await lena().submit();
    await lena().close({ all: true });
    const gentler = await back('Stop new seats');
    expect(gentler.errors?.Step).toContain('This team is already suspended.');
    await lena().close({ all: true });
    await lena().command('/rollout wave lift Billing');
    const unedited = await lena().submit();
    expect(unedited.errors?.['Message to the team']).toContain(
      'Replace each … with what was wrong',
    );
    await lena().fill({ 'Message to the team': 'The sums are right again. Thank you.' });
    const lifted = await lena().submit();
    expect(lifted.modal?.text).toContain('Billing gets back what the roll-back took');
    expect(wave()?.teams.some((team) => team.rollBack !== undefined)).toBe(false);
  });

  it('asks who goes on when a team is narrowed', async () => {
    await lena().command('/rollout wave rollback');
    await lena().fill({ Team: 'Claims', Step: 'Narrow to a few people', 'The reason': 'Tone.' });
    const refused = await lena().submit();
    expect(refused.errors?.['Who keeps it, if you narrow it']).toContain('Name at least one');
  });

  it('is listed with where it stands', async () => {
    const list = await world.as('Ines Duarte').command('/rollout waves');
    expect(list.ephemeral?.text).toContain(
      'Wave 0 is baking, 20 working days to go: Billing and Claims.',
    );
    const pressed = await world.as('Ines Duarte').press('See the wave');
    expect(pressed.text).toContain('started by Lena Hartmann on Monday 8 February');
  });

  it('keeps its teams: the second pilot is not chosen again', async () => {
    const again = await lena().command('/rollout select');
    expect(again.ephemeral?.text).toContain(
      'The second pilot has started, so its teams are fixed.',
    );
  });
});
