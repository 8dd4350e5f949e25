import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  easierTeam,
  strictestTeam,
  type TeamBar,
} from '../../../../src/features/teams/teams/team-strictness.ts';
import { findTeam, saveTeam } from '../../../../src/features/teams/teams/teams.store.ts';
import { write } from '../../../../src/platform/database.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { pressFromHome } from '../../../support/press.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

const work = fc.uniqueArray(fc.constantFrom<string>('triage', 'letters', 'refunds', 'calls'));
const bar: fc.Arbitrary<TeamBar> = fc.record({
  size: fc.integer({ min: 1, max: 40 }),
  workflows: work,
});

describe('the stricter of two things said about a team', () => {
  it('never takes a large team below the size that was known, nor work that gates ask about', () => {
    fc.assert(
      fc.property(bar, bar, fc.integer({ min: 1, max: 40 }), work, (was, wanted, limit, held) => {
        const bars = { seatsWithoutBackUp: limit, holds: (one: string) => held.includes(one) };
        const alone = strictestTeam(was, wanted, bars);
        if (was.size > limit) expect(alone.size).toBe(Math.max(was.size, wanted.size));
        else expect(alone.size).toBe(wanted.size);
        for (const one of was.workflows.filter(bars.holds)) expect(alone.workflows).toContain(one);
        for (const one of wanted.workflows) expect(alone.workflows).toContain(one);
        expect(strictestTeam(was, alone, bars)).toEqual(alone);
        const isAsked = easierTeam('Claims', alone, wanted).length > 0;
        expect(isAsked).toBe(JSON.stringify(alone) !== JSON.stringify(wanted));
      }),
    );
  });

  it('takes work that is only spelled in another way for the same', () => {
    const was = { size: 3, workflows: ['Reply  drafting'] };
    const wanted = { size: 3, workflows: ['reply drafting'] };
    const bars = { seatsWithoutBackUp: 15, holds: () => true };
    expect(strictestTeam(was, wanted, bars)).toEqual(wanted);
  });
});

const stored = (world: SupportCopilotWorld) =>
  findTeam(world.database, world.rollout.id, world.claims.id);

async function edit(world: SupportCopilotWorld, fill: Record<string, string>) {
  const lena = world.as('Lena Hartmann');
  await lena.command('/rollout team edit Claims');
  await lena.fill(fill);
  const done = await lena.submit();
  if (done.errors === undefined) await lena.close({ all: true });
  return done.errors === undefined ? (done.modal?.text ?? '') : Object.values(done.errors).join();
}

async function withClaimsOf(size: number): Promise<SupportCopilotWorld> {
  const world = await startSupportCopilot();
  const { claims, database } = world;
  write(database, () =>
    saveTeam(database, { ...claims, context: { ...claims.context, size } }, world.now()),
  );
  return world;
}

const SIZE = 'How many people work in it';
const WORK = 'What it would use the capability for';
const WHY = 'Why, if fewer people or less work make a gate easier';

describe('a team that one lead makes smaller', () => {
  it('stays as large until the sponsor agrees, where it would no longer need a back-up', async () => {
    const world = await withClaimsOf(20);
    expect(await edit(world, { [SIZE]: '12' })).toContain('Say in a few words why');
    await world.as('Lena Hartmann').close({ all: true });
    const said = await edit(world, {
      [SIZE]: '12',
      Place: 'Boston',
      [WHY]: 'Eight people moved to Billing on Monday.',
    });
    expect(said).toContain('so Ines Duarte has to agree first.');
    expect(stored(world)?.context).toMatchObject({ size: 20, place: 'Boston' });
    const ines = world.as('Ines Duarte');
    const read = (await pressFromHome(ines, 'Read and decide')).modal?.text;
    expect(read).toContain('Claims would count as 12 people instead of 20.');
    await ines.press('Agree for good');
    expect(stored(world)?.context.size).toBe(12);
  });

  it('is saved at once where it never needed a back-up, and where it grows', async () => {
    const world = await withClaimsOf(14);
    expect(await edit(world, { [SIZE]: '9' })).toContain('*Claims* is saved');
    expect(stored(world)?.context.size).toBe(9);
    await edit(world, { [SIZE]: '30' });
    expect(stored(world)?.context.size).toBe(30);
  });
});

describe('work that one lead takes from a team', () => {
  it('is still asked about until the sponsor agrees, once the team is live', async () => {
    const world = await withClaimsOf(5);
    startWaveWith(world, world.rollout, 0, [world.claims]);
    await edit(world, {
      [WORK]: 'reply drafting, letters',
      [WHY]: 'Triage is done by a machine now.',
    });
    expect(stored(world)?.workflows).toEqual(['reply drafting', 'letters', 'triage']);
    const ines = world.as('Ines Duarte');
    const read = (await pressFromHome(ines, 'Read and decide')).modal?.text;
    expect(read).toContain('Claims would no longer be asked about its work on triage.');
    await ines.press('Agree for good');
    expect(stored(world)?.workflows).toEqual(['reply drafting', 'letters']);
  });

  it('goes at once while no gate asks about it', async () => {
    const world = await withClaimsOf(5);
    await edit(world, { [WORK]: 'reply drafting' });
    expect(stored(world)?.workflows).toEqual(['reply drafting']);
  });
});
