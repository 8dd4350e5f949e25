import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MONDAY_TO_FRIDAY } from '../../../../src/features/teams/calendars/working-calendar.ts';
import { bakedWorkingDays } from '../../../../src/features/waves/waves/bake-clock.ts';
import {
  liftRollBack,
  rollBackTeam,
  rollBackWave,
} from '../../../../src/features/waves/waves/roll-back.ts';
import {
  completeWave,
  pauseWave,
  resumeWave,
  type StartFacts,
  startWave,
  type WaveOutcome,
  waveState,
} from '../../../../src/features/waves/waves/wave.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';
import { aPlannedWave, aStartedWave, back, claims, day, lena, made, start } from './waves.ts';

describe('the start of a wave', () => {
  it('needs teams, an open gate, the message about why, and no other wave running', () => {
    const refusal = (changes: Partial<StartFacts>) =>
      startWave(aPlannedWave(), start('2026-03-09', changes)).kind;
    expect(refusal({ gateIsOpen: false })).toBe('gate-shut');
    expect(refusal({ messageIsSent: false })).toBe('message-not-sent');
    expect(refusal({ runningWave: 0 })).toBe('another-wave-runs');
    expect(startWave({ ...aPlannedWave(), teams: [] }, start('2026-03-09')).kind).toBe('no-teams');
    expect(waveState(aStartedWave())).toBe('baking');
  });

  it('happens once: the second lead is told who started it and when', () => {
    const sam = { by: 'sam' as UserId };
    expect(startWave(aStartedWave(), start('2026-03-09', sam))).toEqual({
      kind: 'already-started',
      startedOn: day('2026-03-09'),
      startedBy: lena,
    });
  });

  it('freezes the entry criteria', () => {
    const criteria = [{ name: 'verification.error-rate', version: 2, threshold: 0.1 }];
    const wave = made(startWave(aPlannedWave(), start('2026-03-09', { entryCriteria: criteria })));
    expect(wave.entryCriteria).toEqual(criteria);
  });
});

describe('a roll-back', () => {
  it('goes from gentle to firm for one team, never the other way without being lifted', () => {
    const stopped = made(rollBackTeam(aStartedWave(), claims, back('stop-new-seats')));
    const narrowed = made(rollBackTeam(stopped, claims, back('narrow')));
    expect(rollBackTeam(narrowed, claims, back('stop-new-seats'))).toEqual({
      kind: 'no-softer-step',
      step: 'narrow',
    });
    const again = back('narrow', { on: day('2026-03-27'), reason: 'Still wrong' });
    expect(rollBackTeam(narrowed, claims, again).kind).toBe('no-softer-step');
    expect(narrowed.teams.map((each) => each.rollBack?.step)).toEqual(['narrow', undefined]);
    expect(waveState(narrowed)).toBe('baking');
    const lifted = made(liftRollBack(narrowed, claims));
    expect(lifted.teams[0]?.rollBack).toBeUndefined();
    expect(liftRollBack(lifted, claims)).toEqual({ kind: 'not-rolled-back' });
  });

  it('of the whole wave ends it and leaves a firmer step where it is', () => {
    const suspended = made(rollBackTeam(aStartedWave(), claims, back('suspend')));
    const whole = made(rollBackWave(suspended, back('stop-new-seats')));
    expect(whole.teams.map((each) => each.rollBack?.step)).toEqual(['suspend', 'stop-new-seats']);
    expect(waveState(whole)).toBe('rolled-back');
    expect(resumeWave(whole, day('2026-03-23'))).toEqual({ kind: 'ended', state: 'rolled-back' });
  });

  it('needs a start, a reason, a team of the wave, and names when it narrows', () => {
    expect(rollBackTeam(aPlannedWave(), claims, back('suspend')).kind).toBe('not-started');
    expect(rollBackTeam(aStartedWave(), claims, back('suspend', { reason: ' ' })).kind).toBe(
      'no-reason',
    );
    expect(rollBackTeam(aStartedWave(), 'tax' as TeamId, back('suspend')).kind).toBe(
      'team-not-in-wave',
    );
    expect(rollBackWave(aStartedWave(), back('narrow', { keeps: [] })).kind).toBe('nobody-kept');
  });
});

const acts = ['start', 'pause', 'resume', 'complete', 'roll-back', 'nothing'] as const;

it('any sequence of acts agrees with a model that ticks one working day at a time', () => {
  const act = fc.record({ name: fc.constantFrom(...acts), days: fc.integer({ min: 0, max: 5 }) });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (sequence) => {
      let wave = aPlannedWave(4);
      let today = day('2026-03-09');
      const model = { state: 'planned', baked: 0 };
      for (const { name, days } of sequence) {
        for (let left = days; left > 0; left -= 1) {
          today = today.add({ days: 1 });
          if (model.state === 'baking' && today.dayOfWeek <= 5) model.baked += 1;
        }
        const outcome: WaveOutcome | undefined = {
          start: () => startWave(wave, start(today.toString())),
          pause: () => pauseWave(wave, today, 'Outage'),
          resume: () => resumeWave(wave, today),
          complete: () => completeWave(wave, today, MONDAY_TO_FRIDAY),
          'roll-back': () => rollBackWave(wave, back('suspend', { on: today })),
          nothing: () => undefined,
        }[name]();
        const next = {
          start: model.state === 'planned' ? 'baking' : undefined,
          pause: model.state === 'baking' ? 'paused' : undefined,
          resume: model.state === 'paused' ? 'baking' : undefined,
          complete: model.state === 'baking' && model.baked >= 4 ? 'completed' : undefined,
          'roll-back': ['baking', 'paused', 'completed'].includes(model.state)
            ? 'rolled-back'
            : undefined,
          nothing: undefined,
        }[name];
        expect(outcome?.kind === 'done').toBe(next !== undefined);
        if (outcome?.kind === 'done') wave = outcome.wave;
        model.state = next ?? model.state;
        expect(waveState(wave)).toBe(model.state);
        if (model.state === 'baking' || model.state === 'paused') {
          expect(bakedWorkingDays(wave.clock, today, MONDAY_TO_FRIDAY)).toBe(model.baked);
        }
      }
    }),
    { numRuns: 300 },
  );
});
