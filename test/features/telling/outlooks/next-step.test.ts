import { describe, expect, it } from 'vitest';
import { type Gate, gateKey } from '../../../../src/features/contract/gate.ts';
import type { Phase } from '../../../../src/features/contract/phase.ts';
import type { GateStatus } from '../../../../src/features/gates/gates/gate-status.ts';
import {
  holdsUp,
  type NextStepFacts,
  nextStepOf,
} from '../../../../src/features/telling/outlooks/next-step.ts';
import type { RolloutId } from '../../../../src/platform/ids.ts';

const on = (date: string) => Temporal.PlainDate.from(date);
const rolloutId = 'R1' as RolloutId;

function status(gate: Gate, opensOn: string): GateStatus {
  return {
    gate,
    key: gateKey(gate),
    verdict: { opensOn: on(opensOn), criteria: [], unmet: [], overridden: [] },
  } as unknown as GateStatus;
}
const phaseGate = (leaving: Phase, opensOn = '2027-06-28') =>
  status({ kind: 'phase', rolloutId, leaving }, opensOn);
const waveGate = (wave: number, opensOn: string) =>
  status({ kind: 'wave', rolloutId, wave, teamIds: [] }, opensOn);

const facts: NextStepFacts = {
  phase: 'broad',
  startsOn: on('2027-01-04'),
  today: on('2027-04-20'),
  gates: [phaseGate('broad')],
  runningWave: undefined,
  waves: 3,
  teamsLeft: 4,
};

describe('The next step', () => {
  it('is the start while the rollout has not begun', () => {
    expect(nextStepOf({ ...facts, startsOn: on('2027-05-03') })).toMatchObject({ kind: 'start' });
  });

  it('is the gate of the phase in the first phases', () => {
    const gates = [phaseGate('assessment', '2027-01-11')];
    expect(nextStepOf({ ...facts, phase: 'assessment', gates })).toMatchObject({
      kind: 'gate',
      status: { key: 'leaving-assessment' },
    });
  });

  it('is the gate of the earliest planned wave, whatever else is ahead', () => {
    const gates = [phaseGate('broad'), waveGate(4, '2027-06-01'), waveGate(3, '2027-05-10')];
    expect(nextStepOf({ ...facts, gates, runningWave: 2 })).toMatchObject({
      kind: 'gate',
      status: { key: 'wave-3' },
    });
  });

  it('is the wave that runs where none is planned', () => {
    expect(nextStepOf({ ...facts, runningWave: 2 })).toEqual({ kind: 'wave-runs', number: 2 });
  });

  it('is a plan while teams are left, and the gate to the next phase once none is', () => {
    expect(nextStepOf(facts)).toEqual({ kind: 'plan-wave', teamsLeft: 4 });
    expect(nextStepOf({ ...facts, teamsLeft: 0 })).toMatchObject({
      kind: 'gate',
      status: { key: 'leaving-broad' },
    });
  });

  it('is the choice of the second pilot when the expansion begins, and the gate after it', () => {
    const expansion = { ...facts, phase: 'expansion' as const, gates: [phaseGate('expansion')] };
    expect(nextStepOf({ ...expansion, waves: 0 })).toEqual({ kind: 'second-pilot' });
    expect(nextStepOf(expansion)).toMatchObject({ kind: 'gate' });
  });

  it('is nothing in the last phase', () => {
    expect(nextStepOf({ ...facts, phase: 'sustained', gates: [] })).toEqual({ kind: 'none' });
  });
});

describe('What holds a step up', () => {
  const wave = { kind: 'gate', status: waveGate(3, '2027-05-10') } as const;
  const phase = { kind: 'gate', status: phaseGate('broad') } as const;

  it.each([
    ['the gate itself', wave, { kind: 'gate', gate: 'wave-3' }, true],
    ['another gate', wave, { kind: 'gate', gate: 'leaving-broad' }, false],
    ['its wave', wave, { kind: 'wave', number: 3 }, true],
    ['another wave', wave, { kind: 'wave', number: 2 }, false],
    ['the next wave, whichever it is', wave, { kind: 'next-wave' }, true],
    ['the next wave, before the gate of a phase', phase, { kind: 'next-wave' }, false],
    [
      'the next wave, while one runs',
      { kind: 'wave-runs', number: 2 },
      { kind: 'next-wave' },
      true,
    ],
    [
      'the next wave, before a plan',
      { kind: 'plan-wave', teamsLeft: 1 },
      { kind: 'next-wave' },
      true,
    ],
    ['nothing', wave, undefined, false],
  ] as const)('%s', (_what, step, blocks, expected) => {
    expect(holdsUp(step, blocks === undefined ? {} : { blocks })).toBe(expected);
  });
});
