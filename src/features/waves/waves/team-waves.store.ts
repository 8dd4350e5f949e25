import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import type { TeamWave } from './team-wave.ts';
import { pausedOn } from './wave.ts';
import { listWaves } from './waves.store.ts';

/** The wave that each team is in; of several the last that has started. */
export function listTeamWaves(database: Database, rolloutId: RolloutId): Map<TeamId, TeamWave> {
  const found = new Map<TeamId, TeamWave>();
  for (const wave of listWaves(database, rolloutId)) {
    const { number, clock, completedOn, rolledBackOn } = wave;
    for (const { teamId, rollBack } of wave.teams) {
      const isStarted = clock.startedOn !== undefined;
      if (!isStarted && found.get(teamId)?.startedOn !== undefined) continue;
      found.set(teamId, {
        number,
        startedOn: clock.startedOn,
        endedOn: completedOn ?? rolledBackOn,
        pausedOn: pausedOn(wave),
        rollBack,
      });
    }
  }
  return found;
}
