import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  placedTeamIds,
  waveTag,
  waveToPlan,
} from '../../../../src/features/waves/waves/wave-record.ts';
import { findWave, listWaves } from '../../../../src/features/waves/waves/waves.store.ts';
import type { TeamId } from '../../../../src/platform/ids.ts';
import type { SupportCopilotWorld } from '../../../support/story.ts';
import { planSecondPilot, startWaveZero } from './second-pilot.ts';
import { aPlannedWave, day } from './waves.ts';

const CAUSE = 'The sums in letters about interest were wrong in two of ten drafts.';
const CHANGE = 'Letters about interest are left out, and a checklist is in the Core.';

describe('which wave a plan is for', () => {
  const wave = (number: number, attempt: number, how: 'planned' | 'stands' | 'rolled-back') => {
    const planned = aPlannedWave();
    const startedOn = how === 'planned' ? undefined : day('2026-03-02');
    const rolledBackOn = how === 'rolled-back' ? day('2026-03-09') : undefined;
    const teams = [{ teamId: `T${number}` as TeamId, rollBack: undefined }];
    const clock = { ...planned.clock, startedOn };
    return { ...planned, number, attempt, teams, clock, rolledBackOn };
  };

  it('tries a wave again that was rolled back, under the same number', () => {
    expect(waveToPlan([])).toEqual({ number: 0, attempt: 1 });
    expect(waveToPlan([wave(0, 1, 'rolled-back')])).toEqual({ number: 0, attempt: 2 });
    const second = [wave(0, 1, 'rolled-back'), wave(0, 2, 'planned')];
    expect(waveToPlan(second)).toEqual({ number: 0, attempt: 2 });
    const third = [wave(0, 1, 'rolled-back'), wave(0, 2, 'rolled-back')];
    expect(waveToPlan(third)).toEqual({ number: 0, attempt: 3 });
  });

  it('tries it before the wave that is planned after it, and not once a later one got through', () => {
    const before = [wave(0, 1, 'stands'), wave(1, 1, 'rolled-back'), wave(2, 1, 'planned')];
    expect(waveToPlan(before)).toEqual({ number: 1, attempt: 2 });
    const behind = [wave(0, 1, 'rolled-back'), wave(1, 1, 'stands')];
    expect(waveToPlan(behind)).toEqual({ number: 2, attempt: 1 });
    const both = [wave(0, 1, 'stands'), wave(1, 1, 'rolled-back'), wave(2, 1, 'rolled-back')];
    expect(waveToPlan(both)).toEqual({ number: 1, attempt: 2 });
  });

  it('leaves a team of a wave that was rolled back without a place, whatever access it kept', () => {
    expect(placedTeamIds([wave(0, 1, 'stands'), wave(1, 1, 'rolled-back')])).toEqual(['T0']);
  });

  it('always has a wave to plan that can be planned: a new one, a planned one, or a rolled-back one', () => {
    const histories = fc.array(fc.constantFrom('stands', 'rolled-back'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(histories, (steps) => {
        const waves: ReturnType<typeof wave>[] = [];
        for (const step of steps) {
          const next = waveToPlan(waves);
          const same = waves.filter(({ number }) => number === next.number);
          expect(same.every(({ rolledBackOn }) => rolledBackOn !== undefined)).toBe(true);
          expect(waves.map(waveTag)).not.toContain(waveTag(next));
          expect(waves.filter(({ number }) => number < next.number).length).toBeGreaterThanOrEqual(
            next.number,
          );
          waves.push(wave(next.number, next.attempt, step === 'rolled-back' ? step : 'stands'));
        }
      }),
    );
  });
});

describe('a second pilot that was rolled back as a whole', () => {
  let world: SupportCopilotWorld;
  const lena = () => world.as('Lena Hartmann');
  beforeEach(async () => {
    world = await planSecondPilot();
    await startWaveZero(world);
    world.workspace.clock.moveTo(Temporal.Instant.from('2027-02-15T09:00:00Z'));
    await lena().command('/rollout wave rollback');
    await lena().fill({
      Team: 'The whole wave',
      Step: 'Suspend',
      'The reason': 'Sums are wrong in two of ten letters.',
    });
    await lena().submit();
    const done = await lena().submit();
    expect(done.errors).toBeUndefined();
    await lena().close({ all: true });
  });

  async function planAgain() {
    await lena().command('/rollout select 2');
    await lena().submit();
    await lena().fill({ 'Planned start': '2027-02-22', 'Channel of the wave': '#ai-wave-0' });
    const done = await lena().submit();
    await lena().close({ all: true });
    return done;
  }

  it('is chosen, planned and started again under its number, once it is known and confirmed why', async () => {
    const due = await lena().command('/rollout due');
    expect(due.ephemeral?.text).toContain('Say why wave 0 was rolled back');
    const planned = await planAgain();
    expect(planned.modal?.text).toContain('are wave 0');
    expect(listWaves(world.database, world.rollout.id).map(waveTag)).toEqual(['0', '0.2']);
    world.workspace.clock.moveTo(Temporal.Instant.from('2027-02-22T09:00:00Z'));
    const shut = await lena().command('/rollout wave status 0');
    expect(shut.ephemeral?.text).toContain('Wave 0 (second try)');
    expect(shut.ephemeral?.text).toContain('Nobody has said yet why wave 0 was rolled back');

    await lena().command('/rollout wave cause');
    await lena().fill({ 'Why did it go wrong?': 'x', 'What is different next time?': CHANGE });
    const short = await lena().submit();
    expect(Object.values(short.errors ?? {}).join()).toContain('at least 20 characters');
    await lena().fill({ 'Why did it go wrong?': CAUSE });
    const said = await lena().submit();
    expect(said.text).toContain('asked to confirm');
    await lena().close({ all: true });
    const own = await lena().command('/rollout wave status 0');
    expect(own.ephemeral?.text).toContain('nobody has confirmed it yet');

    const bao = world.as('Bao Nguyen');
    await bao.openHome();
    await bao.press('Read and answer');
    await bao.fill({ 'Was it so, as far as you saw it?': 'Yes, that is so' });
    const confirmed = await bao.submit();
    expect(confirmed.text).toContain('can be tried again');
    await bao.close({ all: true });

    const opened = await lena().command('/rollout wave start 0');
    expect(opened.modal?.title).toBe('Start wave 0');
    const started = await lena().submit();
    expect(started.modal?.text).toContain('Wave 0 has started');
    const again = findWave(world.database, world.rollout.id, 0);
    expect(again?.attempt).toBe(2);
    expect(again?.entryCriteria.map(({ name }) => name)).toContain('causes.cause-known');
    const waves = await world.as('Tom Albrecht').command('/rollout waves');
    expect(waves.ephemeral?.text).toContain('Wave 0 (second try) is baking');
    expect(waves.ephemeral?.text).toContain('Wave 0 was rolled back on');
  });

  it('waits while someone who was there sees it differently, with both words side by side', async () => {
    await planAgain();
    await lena().command('/rollout wave cause');
    await lena().fill({ 'Why did it go wrong?': CAUSE, 'What is different next time?': CHANGE });
    await lena().submit();
    await lena().close({ all: true });
    const mia = world.as('Mia Chen');
    await mia.openHome();
    await mia.press('Read and answer');
    await mia.fill({ 'Was it so, as far as you saw it?': 'Not quite' });
    const missing = await mia.submit();
    expect(Object.values(missing.errors ?? {}).join()).toContain('Say it in a sentence');
    await mia.fill({
      'What was different?': 'The letters were right, the figures they came from were not.',
    });
    await mia.submit();
    await mia.close({ all: true });
    const look = await lena().command('/rollout wave cause 0');
    expect(look.modal?.text).toContain('Mia Chen sees it differently');
    expect(look.modal?.text).toContain('the figures they came from were not');
  });
});
