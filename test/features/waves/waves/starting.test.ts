import { beforeEach, describe, expect, it } from 'vitest';
import { findWave } from '../../../../src/features/waves/waves/waves.store.ts';
import { newsOf } from '../../../support/news.ts';
import { listAudit } from '../../../support/record.ts';
import type { SupportCopilotWorld } from '../../../support/story.ts';
import { onTheDay, planSecondPilot, startWaveZero } from './second-pilot.ts';

let world: SupportCopilotWorld;
beforeEach(async () => {
  world = await planSecondPilot();
});

const saidTo = (name: string) => newsOf(world, world.as(name)).join('\n');
const inChannel = (name: string) =>
  world.workspace
    .messagesIn(name)
    .map((one) => one.text)
    .join('\n');
const wave = () => findWave(world.database, world.rollout.id, 0);

describe('starting a wave', () => {
  it('tells everyone why and what stays, starts the bake time and says so in the channel', async () => {
    const done = await startWaveZero(world);
    expect(done.modal?.text).toMatch(
      /Wave 0 has started\. \d+ people get your words with their next message/,
    );
    expect(wave()?.clock.startedOn?.toString()).toBe('2027-02-08');
    const sofia = saidTo('Sofía Ramírez');
    expect(sofia).toContain('*Support copilot* starts at *Claims* today.');
    expect(sofia).toContain('*Why this is coming*');
    expect(sofia).toContain(
      '*What does not change*\nYour job, your targets and how your work is judged.',
    );
    expect(sofia).toContain('your champion');
    expect(inChannel('ai-wave-0')).toContain(
      'Wave 0 of *Support copilot* has started: Billing and Claims.',
    );
    const acts = listAudit(world.database, world.rollout.id, 5).map((one) => one.act);
    expect(acts).toContain('waves.start');
    expect(acts).toContain('waves.tell');
  });

  it('refuses before its day, with what is missing, and changes nothing', async () => {
    const early = await world.as('Lena Hartmann').command('/rollout wave start');
    expect(early.ephemeral?.text).toContain('Wave 0 can’t be started yet: its gate is shut.');
    expect(early.modal).toBeUndefined();
    expect(wave()?.clock.startedOn).toBeUndefined();
  });

  it('does not start without the message', async () => {
    onTheDay(world);
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout wave start 0');
    await lena.fill({ 'Why this is coming': ' ', 'What does not change': 'Your targets.' });
    const refused = await lena.submit();
    expect(refused.errors?.['Why this is coming']).toContain('No wave starts without it.');
    expect(wave()?.clock.startedOn).toBeUndefined();
  });

  it('happens once when two leads start it at the same time; the second hears who did it', async () => {
    onTheDay(world);
    const lena = world.as('Lena Hartmann');
    const sam = world.as('Sam Okafor');
    await lena.command('/rollout wave start 0');
    await sam.command('/rollout wave start 0');
    const first = await lena.submit();
    const second = await sam.submit();
    expect(first.modal?.text).toContain('Wave 0 has started.');
    expect(second.modal?.text).toContain(
      'Lena Hartmann already started this wave, on Monday 8 February. Nothing was changed.',
    );
    const started = listAudit(world.database, world.rollout.id, 50).filter(
      (one) => one.act === 'waves.start',
    );
    expect(started).toHaveLength(1);
    const again = await sam.command('/rollout wave start 0');
    expect(again.ephemeral?.text).toContain('Lena Hartmann already started this wave');
  });

  it('says each person’s message once, also after a restart', async () => {
    await startWaveZero(world);
    await world.restart();
    await world.flush();
    const told = saidTo('Thao Le').match(/starts at \*Billing\*/g) ?? [];
    expect(told).toHaveLength(1);
  });

  it('can tell the people ahead; the start then asks for no message', async () => {
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout wave message 0');
    const sent = await lena.submit();
    expect(sent.modal?.text).toContain('people get your words with their next message');
    await lena.close({ all: true });
    expect(saidTo('Sofía Ramírez')).toContain('starts at *Claims* on Monday 8 February.');
    const twice = await lena.command('/rollout wave message 0');
    expect(twice.ephemeral?.text).toContain('Nothing was sent again.');
    onTheDay(world);
    const opened = await lena.command('/rollout wave start 0');
    expect(opened.modal?.text).toContain('why it’s coming and what doesn’t change');
    const done = await lena.submit();
    expect(done.modal?.text).toContain('Its people had already been told.');
  });

  it('is for leads only, and knows which waves there are', async () => {
    const mia = await world.as('Mia Chen').command('/rollout wave start 0');
    expect(mia.ephemeral?.text).toContain('Only a lead of *Support copilot*');
    const unknown = await world.as('Lena Hartmann').command('/rollout wave start 7');
    expect(unknown.ephemeral?.text).toContain('There is no wave 7. I know wave 0.');
    const odd = await world.as('Lena Hartmann').command('/rollout wave start soon');
    expect(odd.ephemeral?.text).toContain('Name the wave by its number');
  });
});
