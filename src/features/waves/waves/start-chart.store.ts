import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { Chart } from '../../contract/chart.ts';
import { countTeams } from '../../teams/teams/team-overview.store.ts';
import { type StartDay, startChart } from './start-chart.ts';
import { startedTeams, type TeamInWave, waveTag } from './wave-record.ts';
import { listWaves } from './waves.store.ts';

/** The figure for a digest: how far the rollout has come. */
export function listStartCharts({ database, rolloutId, today }: ReadContext): Chart[] {
  const key = `start days ${rolloutId}`;
  const days = remember(database, key, () => readStartDays(database, rolloutId));
  const chart = startChart({ days, teams: countTeams(database, rolloutId) }, today);
  return chart === undefined ? [] : [chart];
}

/** By wave; a team that was suspended has not come so far. */
function readStartDays(database: Database, rolloutId: RolloutId): StartDay[] {
  const waves = listWaves(database, rolloutId);
  const kept = [...startedTeams(waves).values()].filter(
    ({ rollBack }) => rollBack?.step !== 'suspend',
  );
  const byWave = Map.groupBy(kept, waveTagOf);
  return waves.flatMap((wave) => {
    const { startedOn: on } = wave.clock;
    const started = byWave.get(waveTag(wave))?.length ?? 0;
    return on === undefined || started === 0 ? [] : [{ on, started }];
  });
}

const waveTagOf = ({ wave: number, attempt }: TeamInWave) => waveTag({ number, attempt });
