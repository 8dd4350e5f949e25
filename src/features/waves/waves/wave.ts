import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import type { EntryCriterion } from '../../contract/wave-gate.ts';
import type { WorkingCalendar } from '../../teams/calendars/working-calendar.ts';
import { type BakeClock, workingDaysLeft } from './bake-clock.ts';

/** From the gentlest to the firmest; a later step replaces an earlier one. */
export const rollBackSteps = ['stop-new-seats', 'narrow', 'suspend'] as const;
export type RollBackStep = (typeof rollBackSteps)[number];

export type RollBack = {
  step: RollBackStep;
  on: Temporal.PlainDate;
  by: UserId;
  reason: string;
  /** Who keeps access when a team is narrowed; empty for the other steps. */
  keeps: readonly UserId[];
};

export type WaveTeam = { teamId: TeamId; rollBack: RollBack | undefined };

export const waveStates = ['planned', 'baking', 'paused', 'completed', 'rolled-back'] as const;
export type WaveState = (typeof waveStates)[number];

/** Teams that go live together. Wave 0 is the second pilot. */
export type Wave = {
  rolloutId: RolloutId;
  number: number;
  /** 1, or which try it is after the ones before it were rolled back. */
  attempt: number;
  teams: readonly WaveTeam[];
  plannedOn: Temporal.PlainDate;
  clock: BakeClock;
  startedBy: UserId | undefined;
  entryCriteria: readonly EntryCriterion[];
  completedOn: Temporal.PlainDate | undefined;
  /** Set when the wave as a whole was rolled back; that ends it. */
  rolledBackOn: Temporal.PlainDate | undefined;
};

export type WaveRefusal =
  | { kind: 'not-started' }
  | { kind: 'already-started'; startedOn: Temporal.PlainDate; startedBy: UserId | undefined }
  | { kind: 'already-paused'; pausedOn: Temporal.PlainDate }
  | { kind: 'not-paused' }
  | { kind: 'paused'; pausedOn: Temporal.PlainDate }
  /** The whole rollout stands still, this wave with it. */
  | { kind: 'rollout-paused'; pausedOn: Temporal.PlainDate }
  | { kind: 'ended'; state: 'completed' | 'rolled-back' }
  | { kind: 'still-baking'; workingDaysLeft: number }
  | { kind: 'no-teams' }
  | { kind: 'gate-shut' }
  | { kind: 'message-not-sent' }
  | { kind: 'another-wave-runs'; number: number }
  | { kind: 'team-not-in-wave' }
  | { kind: 'no-softer-step'; step: RollBackStep }
  | { kind: 'not-rolled-back' }
  | { kind: 'nobody-kept' }
  | { kind: 'no-reason' };
export type WaveOutcome = { kind: 'done'; wave: Wave } | WaveRefusal;

export function waveState(wave: Wave): WaveState {
  if (wave.rolledBackOn !== undefined) return 'rolled-back';
  if (wave.completedOn !== undefined) return 'completed';
  if (wave.clock.startedOn === undefined) return 'planned';
  return pausedOn(wave) === undefined ? 'baking' : 'paused';
}

export type StartFacts = {
  on: Temporal.PlainDate;
  by: UserId;
  /** By the wave's gate, or by an override on the record. */
  gateIsOpen: boolean;
  /** The "why" and "what does not change" message, written and sent. */
  messageIsSent: boolean;
  runningWave: number | undefined;
  entryCriteria: readonly EntryCriterion[];
};

/** Of two leads who start the same wave, the second is told who did and when. */
export function startWave(wave: Wave, facts: StartFacts): WaveOutcome {
  const { startedOn } = wave.clock;
  const ended = endOf(wave);
  if (ended !== undefined) return ended;
  if (startedOn !== undefined) {
    return { kind: 'already-started', startedOn, startedBy: wave.startedBy };
  }
  if (wave.teams.length === 0) return { kind: 'no-teams' };
  if (facts.runningWave !== undefined) {
    return { kind: 'another-wave-runs', number: facts.runningWave };
  }
  if (!facts.gateIsOpen) return { kind: 'gate-shut' };
  if (!facts.messageIsSent) return { kind: 'message-not-sent' };
  return done({
    ...wave,
    clock: { ...wave.clock, startedOn: facts.on },
    startedBy: facts.by,
    entryCriteria: facts.entryCriteria,
  });
}

/** A pause stops the bake clock and leaves live teams alone. */
export function pauseWave(wave: Wave, on: Temporal.PlainDate, reason: string): WaveOutcome {
  const refusal = notRunning(wave);
  if (refusal !== undefined) return refusal;
  const since = pausedOn(wave);
  if (since !== undefined) return { kind: 'already-paused', pausedOn: since };
  if (reason.trim() === '') return { kind: 'no-reason' };
  const pause = { fromOn: on, untilOn: undefined, reason: reason.trim() };
  return done({ ...wave, clock: { ...wave.clock, pauses: [...wave.clock.pauses, pause] } });
}

export function resumeWave(wave: Wave, on: Temporal.PlainDate): WaveOutcome {
  const refusal = notRunning(wave);
  if (refusal !== undefined) return refusal;
  if (pausedOn(wave) === undefined) return { kind: 'not-paused' };
  const pauses = wave.clock.pauses.map((each) =>
    each.untilOn === undefined ? { ...each, untilOn: on } : each,
  );
  return done({ ...wave, clock: { ...wave.clock, pauses } });
}

export function completeWave(
  wave: Wave,
  on: Temporal.PlainDate,
  calendar: WorkingCalendar,
): WaveOutcome {
  const refusal = notRunning(wave);
  if (refusal !== undefined) return refusal;
  const since = pausedOn(wave);
  if (since !== undefined) return { kind: 'paused', pausedOn: since };
  const left = workingDaysLeft(wave.clock, on, calendar);
  if (left > 0) return { kind: 'still-baking', workingDaysLeft: left };
  return done({ ...wave, completedOn: on });
}

export function pausedOn(wave: Wave): Temporal.PlainDate | undefined {
  return wave.clock.pauses.find((each) => each.untilOn === undefined)?.fromOn;
}

/** Why a wave cannot be paused, resumed or completed; undefined when it runs. */
function notRunning(wave: Wave): WaveRefusal | undefined {
  return endOf(wave) ?? (wave.clock.startedOn === undefined ? { kind: 'not-started' } : undefined);
}

function endOf(wave: Wave): WaveRefusal | undefined {
  const state = waveState(wave);
  return state === 'completed' || state === 'rolled-back' ? { kind: 'ended', state } : undefined;
}

function done(wave: Wave): WaveOutcome {
  return { kind: 'done', wave };
}
