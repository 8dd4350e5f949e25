import type { ReadContext } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { findRolloutPausedOn, getBakeDays } from './bake-days.store.ts';
import { type WaveState, waveState } from './wave.ts';
import { listTeamsOfWave } from './wave-people.store.ts';
import { currentWave, type WaveRecord } from './wave-record.ts';
import { listWaves } from './waves.store.ts';

/** A wave with its names and its days, as the views show it. */
export function getWaveFacts(context: ReadContext, wave: WaveRecord) {
  const { database, today } = context;
  const { left, until } = getBakeDays(context, wave);
  const names = new Map(listTeamsOfWave(context, wave).map((team) => [team.id, team.name]));
  return {
    wave,
    teams: wave.teams.map(({ teamId, rollBack }) => ({
      name: names.get(teamId) ?? 'a team that no longer exists',
      rollBack: rollBack?.step,
    })),
    workingDaysLeft: left,
    bakesUntil: until,
    rolloutPausedOn: findRolloutPausedOn(database, wave),
    startedByName: wave.startedBy === undefined ? undefined : findName(database, wave.startedBy),
    today,
  };
}

/** The first wave that is in one of these states. */
export function findWaveIn(
  { database, rolloutId }: ReadContext,
  states: readonly WaveState[],
): WaveRecord | undefined {
  return listWaves(database, rolloutId).find((wave) => states.includes(waveState(wave)));
}

/** The wave with this number; without one the wave that a person would mean. */
export function findWaveMeant(
  { database, rolloutId }: ReadContext,
  number: number | undefined,
): WaveRecord | undefined {
  const waves = listWaves(database, rolloutId);
  return number === undefined
    ? currentWave(waves)
    : waves.findLast((wave) => wave.number === number);
}
