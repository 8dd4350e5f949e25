import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { removeWave } from './wave-changes.store.ts';
import { hasStarted } from './wave-record.ts';
import { listWaves, saveWave } from './waves.store.ts';

/** A team that leaves is in no planned wave; a plan that has no team left is none. What has started keeps its history. */
export function dropTeam({ database, rolloutId }: RolloutRequest, teamId: TeamId): void {
  write(database, () => {
    for (const wave of listWaves(database, rolloutId)) {
      const teams = wave.teams.filter((one) => one.teamId !== teamId);
      if (hasStarted(wave) || teams.length === wave.teams.length) continue;
      if (teams.length === 0) removeWave(database, wave);
      else saveWave(database, { ...wave, teams });
    }
  });
}
