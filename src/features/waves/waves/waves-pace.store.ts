import type { ReadContext } from '../../../platform/request.ts';
import { sayCount, sayDate } from '../../../platform/words.ts';
import type { PaceLine } from '../../contract/pace-line.ts';
import { isRunning } from './wave-record.ts';
import { getWaveFacts } from './wave-status.store.ts';
import { listWaves } from './waves.store.ts';

/** Waves that have not run their time yet, and teams that were rolled back. */
export function wavesPace(context: ReadContext): PaceLine[] {
  const { database, rolloutId, today } = context;
  const waves = listWaves(database, rolloutId);
  const running = waves.filter(isRunning).map((wave): PaceLine => {
    const { bakesUntil } = getWaveFacts(context, wave);
    const until = bakesUntil === undefined ? '' : ` until ${sayDate(bakesUntil, today)}`;
    return {
      kind: 'unknown',
      says: `Wave ${wave.number} still runs its time${until}, so nobody knows yet what it will teach.`,
    };
  });
  const back = new Set(
    waves.flatMap(({ teams }) =>
      teams.filter(({ rollBack }) => rollBack !== undefined).map(({ teamId }) => teamId),
    ),
  );
  return [
    ...running,
    ...(back.size === 0
      ? []
      : [
          {
            kind: 'breaks' as const,
            says: `${sayCount(back.size, 'team was', 'teams were')} rolled back, and what caused it would meet the others too.`,
          },
        ]),
  ];
}
