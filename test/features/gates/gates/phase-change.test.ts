import { describe, expect, it } from 'vitest';
import { judgeGate } from '../../../../src/features/gates/gates/gate-verdict.ts';
import { changePhase, phaseOpensOn } from '../../../../src/features/gates/gates/phase-change.ts';
import { pauseRollout, resumeRollout } from '../../../../src/features/gates/pauses/pause-change.ts';
import { FRAMEWORK_PACE } from '../../../../src/features/rollout/rollouts/rollout.ts';
import { aCriterion, anOverride, LENA } from './gate-builders.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);
const running = { phase: 'infrastructure' as const, paused: undefined };
const paused = { at: at('2026-12-01T09:00:00Z'), by: LENA, reason: 'Reorganisation' };
const open = judgeGate([aCriterion('a', 'pass')], [], on('2026-12-07'), on('2026-12-07'));

describe('changing the phase', () => {
  it('moves on through an open gate, and names the overrides that it used', () => {
    expect(changePhase(running, 'infrastructure', open, undefined)).toEqual({
      kind: 'moved',
      from: 'infrastructure',
      to: 'expansion',
      overrides: [],
    });
    const criteria = [aCriterion('a', 'fail'), aCriterion('b', 'no-data')];
    const override = anOverride({ criteria: ['a', 'b'] });
    const overridden = judgeGate(criteria, [override], on('2026-12-07'), on('2026-12-07'));
    expect(changePhase(running, 'infrastructure', overridden, undefined)).toMatchObject({
      overrides: ['o1'],
    });
  });

  it('tells the second of two people that the rollout has moved already', () => {
    expect(
      changePhase({ ...running, phase: 'expansion' }, 'infrastructure', open, undefined),
    ).toEqual({ kind: 'already-moved', to: 'expansion' });
  });

  it('is refused while paused, frozen, too early or unmet, the widest reason first', () => {
    const early = judgeGate([aCriterion('a', 'fail')], [], on('2026-12-14'), on('2026-12-07'));
    const unmet = judgeGate([aCriterion('a', 'fail')], [], on('2026-12-07'), on('2026-12-07'));
    const window = {
      id: 'f1',
      kind: 'year-end' as const,
      reason: 'Year end',
      fromOn: on('2026-12-01'),
      untilOn: on('2026-12-31'),
      declaredBy: LENA,
      declaredAt: paused.at,
      lifted: undefined,
    };
    const change = (state: typeof running | (typeof running & { paused: typeof paused })) =>
      changePhase(state, 'infrastructure', early, window).kind;
    expect(changePhase({ ...running, paused }, 'infrastructure', early, window)).toEqual({
      kind: 'paused',
      since: paused.at,
      reason: 'Reorganisation',
    });
    expect(change(running)).toBe('frozen');
    expect(changePhase(running, 'infrastructure', early, undefined)).toEqual({
      kind: 'too-early',
      opensOn: on('2026-12-14'),
      unmet: 1,
      of: 1,
    });
    expect(changePhase(running, 'infrastructure', unmet, undefined)).toMatchObject({
      kind: 'unmet',
      of: 1,
    });
    const last = { phase: 'sustained' as const, paused: undefined };
    expect(changePhase(last, 'sustained', open, undefined)).toEqual({ kind: 'last-phase' });
  });
});

describe('pausing and resuming', () => {
  it('need a reason and happen once', () => {
    const now = at('2026-12-03T09:00:00Z');
    expect(pauseRollout({ paused: undefined }, LENA, ' ', now)).toEqual({ kind: 'no-reason' });
    expect(pauseRollout({ paused }, LENA, 'Again', now)).toEqual({
      kind: 'already-paused',
      paused,
    });
    expect(pauseRollout({ paused: undefined }, LENA, 'Incident', now)).toEqual({
      kind: 'paused',
      paused: { at: now, by: LENA, reason: 'Incident' },
    });
    expect(resumeRollout({ paused: undefined }, 'Solved', now)).toEqual({ kind: 'not-paused' });
    expect(resumeRollout({ paused }, 'Solved', now)).toEqual({
      kind: 'resumed',
      span: { from: paused.at, until: now },
    });
  });
});

describe('the earliest date of a phase', () => {
  const rollout = {
    startsOn: on('2026-11-02'),
    pace: FRAMEWORK_PACE,
    timeZone: 'Europe/Berlin',
  };

  it('follows the framework’s weeks', () => {
    const now = at('2026-11-10T09:00:00Z');
    expect(phaseOpensOn(rollout, 'infrastructure', [], now)).toEqual(on('2026-11-09'));
    expect(phaseOpensOn(rollout, 'expansion', [], now)).toEqual(on('2026-12-07'));
    expect(phaseOpensOn(rollout, 'broad', [], now)).toEqual(on('2027-01-04'));
  });

  it('moves back by the days that stood still before it, and not by later ones', () => {
    const span = { from: at('2026-11-16T09:00:00Z'), until: at('2026-11-23T09:00:00Z') };
    const now = at('2027-01-20T09:00:00Z');
    expect(phaseOpensOn(rollout, 'infrastructure', [span], now)).toEqual(on('2026-11-09'));
    expect(phaseOpensOn(rollout, 'expansion', [span], now)).toEqual(on('2026-12-14'));
  });

  it('moves by the days of a pause, whatever the clocks do on the way, and by one for a night', () => {
    const opens = (from: string, until: string) => {
      const span = { from: at(from), until: at(until) };
      const autumn = { ...rollout, startsOn: on('2027-03-01') };
      return phaseOpensOn(autumn, 'expansion', [span], at('2027-06-01T09:00:00Z')).toString();
    };
    expect(opens('2027-03-10T09:00:00Z', '2027-03-10T15:00:00Z')).toBe('2027-04-05');
    expect(opens('2027-03-10T15:00:00Z', '2027-03-11T08:00:00Z')).toBe('2027-04-06');
    // From noon to noon on the spring night that has 23 hours.
    expect(opens('2027-03-27T11:00:00Z', '2027-03-28T10:00:00Z')).toBe('2027-04-06');
  });

  it('moves on day by day while the rollout stands still', () => {
    const span = { from: at('2026-12-01T09:00:00Z'), until: undefined };
    const opens = (now: string) => phaseOpensOn(rollout, 'expansion', [span], at(now)).toString();
    expect(opens('2026-12-01T10:00:00Z')).toBe('2026-12-07');
    expect(opens('2026-12-03T10:00:00Z')).toBe('2026-12-09');
    expect(opens('2026-12-21T10:00:00Z')).toBe('2026-12-27');
  });
});
