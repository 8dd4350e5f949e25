import { rememberAsHeard } from '../../../platform/day-mark.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { nameOf } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { Chart } from '../../contract/chart.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { countTeams } from '../../teams/teams/team-overview.store.ts';
import { type StartDay, startChart } from './start-chart.ts';
import { startedTeams, type TeamInWave, waveTag } from './wave-record.ts';
import { listWaves } from './waves.store.ts';

/** The figure for a digest: how far the rollout has come. It ends with the one count of live teams. */
export function listStartCharts(context: ReadContext): Chart[] {
  const { database, rolloutId, product, today } = context;
  const starts = rememberAsHeard(context, `start days ${nameOf(product.liveTeams)}`, (look) => {
    const live = new Set(product.liveTeams(look));
    const pilotId = findRollout(database, rolloutId)?.pilotTeamId;
    const isPilotLive = pilotId !== undefined && live.delete(pilotId);
    return { days: readStartDays(look, live), isPilotLive };
  });
  const chart = startChart({ ...starts, teams: countTeams(database, rolloutId) }, today);
  return chart === undefined ? [] : [chart];
}

/** By wave, of the teams that are live. */
function readStartDays(
  { database, rolloutId }: ReadContext,
  live: ReadonlySet<TeamId>,
): StartDay[] {
  const waves = listWaves(database, rolloutId);
  const kept = [...startedTeams(waves).values()].filter(({ teamId }) => live.has(teamId));
  const byWave = Map.groupBy(kept, waveTagOf);
  return waves.flatMap((wave) => {
    const { startedOn: on } = wave.clock;
    const started = byWave.get(waveTag(wave))?.length ?? 0;
    return on === undefined || started === 0 ? [] : [{ on, started }];
  });
}

const waveTagOf = ({ wave: number, attempt }: TeamInWave) => waveTag({ number, attempt });
