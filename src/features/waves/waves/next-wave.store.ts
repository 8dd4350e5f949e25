import type { ReadContext } from '../../../platform/request.ts';
import type { NextWave } from '../../contract/next-wave.ts';
import { hasStarted } from './wave-record.ts';
import { listWaves } from './waves.store.ts';

/** The wave that teams get ready for. */
export function findNextWave({ database, rolloutId }: ReadContext): NextWave | undefined {
  const wave = listWaves(database, rolloutId).find((each) => !hasStarted(each));
  if (wave === undefined) return undefined;
  const teamIds = wave.teams.map((each) => each.teamId);
  return { number: wave.number, startsOn: wave.intendedOn, teamIds };
}
