import type { ReadContext } from '../../../platform/request.ts';
import type { Chart } from '../../contract/chart.ts';
import { countTeams } from '../../teams/teams/team-overview.store.ts';
import { startChart } from './start-chart.ts';
import { startedTeams } from './wave-record.ts';
import { listWaves } from './waves.store.ts';

/** The figure for a digest: how far the rollout has come. A team that was suspended has not. */
export function listStartCharts({ database, rolloutId, today }: ReadContext): Chart[] {
  const waves = listWaves(database, rolloutId);
  const startedOn = new Map(waves.map(({ number, clock }) => [number, clock.startedOn]));
  const dates = [...startedTeams(waves).values()]
    .filter(({ rollBack }) => rollBack?.step !== 'suspend')
    .flatMap(({ wave }) => startedOn.get(wave) ?? []);
  const chart = startChart({ dates, teams: countTeams(database, rolloutId) }, today);
  return chart === undefined ? [] : [chart];
}
