import type { TeamId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { NextWave } from '../../contract/next-wave.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { hasStarted, liveTeamIds } from './wave-record.ts';
import { listWaves } from './waves.store.ts';

/** The wave that teams get ready for. */
export function findNextWave({ database, rolloutId }: ReadContext): NextWave | undefined {
  const wave = listWaves(database, rolloutId).find((each) => !hasStarted(each));
  if (wave === undefined) return undefined;
  const teamIds = wave.teams.map((each) => each.teamId);
  return { number: wave.number, startsOn: wave.intendedOn, teamIds };
}

/** Teams whose people have it: the pilot from the start, and those that went live in a wave. */
export function listTeamsAtWork({ database, rolloutId }: ReadContext): TeamId[] {
  const pilotId = findRollout(database, rolloutId)?.pilotTeamId;
  const live = liveTeamIds(listWaves(database, rolloutId));
  return pilotId === undefined ? live : [pilotId, ...live];
}
