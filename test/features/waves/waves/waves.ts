import {
  type RollBack,
  type RollBackStep,
  type StartFacts,
  startWave,
  type Wave,
  type WaveOutcome,
} from '../../../../src/features/waves/waves/wave.ts';
import type { RolloutId, TeamId, UserId } from '../../../../src/platform/ids.ts';

export const day = (text: string) => Temporal.PlainDate.from(text);
export const claims = 'claims' as TeamId;
const legal = 'legal' as TeamId;
export const lena = 'lena' as UserId;

export function aPlannedWave(workingDays = 10): Wave {
  return {
    rolloutId: 'support-copilot' as RolloutId,
    attempt: 1,
    number: 1,
    teams: [claims, legal].map((teamId) => ({ teamId, rollBack: undefined })),
    plannedOn: day('2026-03-02'),
    clock: { workingDays, startedOn: undefined, pauses: [] },
    startedBy: undefined,
    entryCriteria: [],
    completedOn: undefined,
    rolledBackOn: undefined,
  };
}

export function start(on: string, changes: Partial<StartFacts> = {}): StartFacts {
  const open = { gateIsOpen: true, messageIsSent: true, runningWave: undefined };
  return { on: day(on), by: lena, ...open, entryCriteria: [], ...changes };
}

export function back(step: RollBackStep, changes: Partial<RollBack> = {}): RollBack {
  const keeps = step === 'narrow' ? [lena] : [];
  return { step, on: day('2026-03-20'), by: lena, reason: 'Wrong sums', keeps, ...changes };
}

export function made(outcome: WaveOutcome): Wave {
  if (outcome.kind !== 'done') throw new Error(`It was refused: ${outcome.kind}`);
  return outcome.wave;
}

export const aStartedWave = (on = '2026-03-09', workingDays = 10) =>
  made(startWave(aPlannedWave(workingDays), start(on)));
