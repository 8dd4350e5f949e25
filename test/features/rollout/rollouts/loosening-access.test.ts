import { describe, expect, it } from 'vitest';
import { findRollout } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { pressFromHome } from '../../../support/press.ts';
import { startRollout } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';
import { jumpTo, rolloutOf } from '../../gates/gates/gate-world.ts';

const GRACE = 'Working days that a team may be without a champion';
const SEATS = 'People up to which a team may start without a back-up';
const WHY = { 'Why the change': 'Two teams look for a champion until June.' };

const access = (world: World) => findRollout(world.database, rolloutOf(world).id)?.access;

async function edit(world: World, name: string, form: Record<string, string>) {
  const person = world.as(name);
  await person.command('/rollout edit');
  await person.fill({ ...WHY, ...form });
  const done = await person.submit();
  if (done.errors === undefined) await person.close({ all: true });
  return done.modal?.text ?? done.text;
}

describe('grace and seats without a back-up', () => {
  it('are loosened by nobody alone: the sponsor reads both numbers and agrees first', async () => {
    const world = await startRollout();
    expect(access(world)).toEqual({ graceWorkingDays: 10, seatsWithoutBackUp: 15 });
    const said = await edit(world, 'Lena Hartmann', { [GRACE]: '30', [SEATS]: '40' });
    expect(said).toContain('so Ines Duarte has to agree first.');
    expect(access(world)).toEqual({ graceWorkingDays: 10, seatsWithoutBackUp: 15 });
    const ines = world.as('Ines Duarte');
    const read = (await pressFromHome(ines, 'Read and decide')).modal?.text;
    expect(read).toContain(
      'A team may be without a certified champion for 30 working days instead of 10.',
    );
    expect(read).toContain('A team of up to 40 people may start without a back-up, instead of 15.');
    await ines.press('Agree for good');
    expect(access(world)).toEqual({ graceWorkingDays: 30, seatsWithoutBackUp: 40 });
  });

  it('are tightened by one lead at once, and what is looser beside it waits alone', async () => {
    const world = await startRollout();
    await edit(world, 'Lena Hartmann', { [GRACE]: '5', [SEATS]: '40' });
    expect(access(world)).toEqual({ graceWorkingDays: 5, seatsWithoutBackUp: 15 });
    await pressFromHome(world.as('Ines Duarte'), 'Read and decide', 'Agree for good');
    expect(access(world)).toEqual({ graceWorkingDays: 5, seatsWithoutBackUp: 40 });
  });

  it('go back to what they were when the time that both agreed on is over', async () => {
    const world = await startRollout();
    const until = { 'If it makes a gate easier: only until': '2027-01-20' };
    await edit(world, 'Lena Hartmann', { [GRACE]: '30', ...until });
    await pressFromHome(
      world.as('Ines Duarte'),
      'Read and decide',
      'Agree until Wednesday 20 January',
    );
    expect(access(world)?.graceWorkingDays).toBe(30);
    await jumpTo(world, '2027-01-21T09:00:00Z');
    expect(access(world)?.graceWorkingDays).toBe(10);
  });
});
