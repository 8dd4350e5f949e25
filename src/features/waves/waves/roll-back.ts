import type { TeamId } from '../../../platform/ids.ts';
import {
  type RollBack,
  rollBackSteps,
  type Wave,
  type WaveOutcome,
  type WaveRefusal,
  type WaveTeam,
  waveState,
} from './wave.ts';

/** Takes one team a step back. Also possible after the wave is completed: trouble does not keep to the calendar. */
export function rollBackTeam(wave: Wave, teamId: TeamId, rollBack: RollBack): WaveOutcome {
  const refusal = neverStarted(wave) ?? incomplete(rollBack);
  if (refusal !== undefined) return refusal;
  const team = wave.teams.find((each) => each.teamId === teamId);
  if (team === undefined) return { kind: 'team-not-in-wave' };
  if (!isFirmer(rollBack, team)) {
    return { kind: 'no-softer-step', step: team.rollBack?.step ?? rollBack.step };
  }
  const teams = wave.teams.map((each) => (each === team ? { ...each, rollBack } : each));
  return { kind: 'done', wave: { ...wave, teams } };
}

/** Takes the whole wave back and ends it. A team that stands at a firmer step stays there. */
export function rollBackWave(wave: Wave, rollBack: RollBack): WaveOutcome {
  const refusal = neverStarted(wave) ?? incomplete(rollBack);
  if (refusal !== undefined) return refusal;
  if (waveState(wave) === 'rolled-back') return { kind: 'ended', state: 'rolled-back' };
  const teams = wave.teams.map((each) => (isFirmer(rollBack, each) ? { ...each, rollBack } : each));
  return { kind: 'done', wave: { ...wave, teams, rolledBackOn: rollBack.on } };
}

/** Gives a team back what a roll-back took, when its reason is gone. */
export function liftRollBack(wave: Wave, teamId: TeamId): WaveOutcome {
  const team = wave.teams.find((each) => each.teamId === teamId);
  if (team === undefined) return { kind: 'team-not-in-wave' };
  if (team.rollBack === undefined) return { kind: 'not-rolled-back' };
  const teams = wave.teams.map((each) => (each === team ? { ...each, rollBack: undefined } : each));
  return { kind: 'done', wave: { ...wave, teams } };
}

function neverStarted(wave: Wave): WaveRefusal | undefined {
  return wave.clock.startedOn === undefined ? { kind: 'not-started' } : undefined;
}

function incomplete(rollBack: RollBack): WaveRefusal | undefined {
  if (rollBack.reason.trim() === '') return { kind: 'no-reason' };
  const keepsNobody = rollBack.step === 'narrow' && rollBack.keeps.length === 0;
  return keepsNobody ? { kind: 'nobody-kept' } : undefined;
}

function isFirmer(rollBack: RollBack, team: WaveTeam): boolean {
  if (team.rollBack === undefined) return true;
  return rollBackSteps.indexOf(rollBack.step) > rollBackSteps.indexOf(team.rollBack.step);
}
