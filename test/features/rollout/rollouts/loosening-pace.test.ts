import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  slowest,
  soonerPhases,
} from '../../../../src/features/rollout/rollouts/pace-strictness.ts';
import { paceProblem } from '../../../../src/features/rollout/rollouts/rollout.ts';
import { findRollout } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { pressFromHome } from '../../../support/press.ts';
import { startRollout } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';
import { jumpTo, rolloutOf } from '../../gates/gates/gate-world.ts';

const FAST = {
  'Infrastructure build from week': '2',
  'Controlled expansion from week': '3',
  'Broad rollout from week': '4',
  'Sustained use from week': '5',
  'Why the change': 'The board wants it before the summer.',
};
const pace = (world: World) => findRollout(world.database, rolloutOf(world).id)?.pace;

async function edit(world: World, form: Record<string, string>) {
  const lena = world.as('Lena Hartmann');
  await lena.command('/rollout edit');
  await lena.fill(form);
  const done = await lena.submit();
  if (done.errors === undefined) await lena.close({ all: true });
  return done;
}

describe('the calendar moved to weeks 2, 3, 4, 5 by one lead', () => {
  it('opens nothing sooner until the sponsor agrees, and goes back when its time is over', async () => {
    const world = await startRollout();
    const said = await edit(world, {
      ...FAST,
      'If it makes a gate easier: only until': '2027-01-20',
    });
    expect(said.modal?.text).toContain('so Ines Duarte has to agree first.');
    expect(pace(world)).toMatchObject({ expansion: 6, broad: 10, sustained: 26 });
    const ines = world.as('Ines Duarte');
    expect((await pressFromHome(ines, 'Read and decide')).modal?.text).toContain(
      'The controlled expansion could begin in week 3 instead of week 6.',
    );
    await ines.press('Agree until Wednesday 20 January');
    expect(pace(world)).toMatchObject({ expansion: 3, broad: 4, sustained: 5 });
    await jumpTo(world, '2027-01-21T09:00:00Z');
    expect(pace(world)).toMatchObject({ expansion: 6, broad: 10, sustained: 26 });
  });

  it('is free before the first day, and slower always is', async () => {
    const world = await startRollout({}, { 'First day of the assessment': '2027-01-11' });
    await edit(world, FAST);
    expect(pace(world)).toMatchObject({ expansion: 3 });
    await jumpTo(world, '2027-01-11T09:00:00Z');
    const slower = { ...FAST, 'Sustained use from week': '30' };
    expect((await edit(world, slower)).modal?.text).toContain('Saved: the first week of sustained');
    expect(pace(world)).toMatchObject({ expansion: 3, sustained: 30 });
  });
});

describe('the slower of two calendars', () => {
  it('is in order, opens nothing sooner than either, and leaves what is reached aside', () => {
    const weeks = fc
      .uniqueArray(fc.integer({ min: 2, max: 60 }), { minLength: 4, maxLength: 4 })
      .map((all) => all.toSorted((a, b) => a - b))
      .map(([infrastructure = 2, expansion = 3, broad = 4, sustained = 5]) => ({
        ...{ infrastructure, expansion, broad, sustained },
      }));
    fc.assert(
      fc.property(weeks, weeks, (a, b) => {
        const both = slowest(a, b);
        expect(paceProblem(both)).toBeUndefined();
        expect(soonerPhases(a, both, 'assessment')).toEqual([]);
        expect(soonerPhases(b, both, 'assessment')).toEqual([]);
        expect(soonerPhases(both, b, 'broad').every((phase) => phase === 'sustained')).toBe(true);
      }),
    );
  });
});
