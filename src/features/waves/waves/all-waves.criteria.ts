import type { ReadContext } from '../../../platform/request.ts';
import { sayList, sayPart } from '../../../platform/words.ts';
import type { Criterion } from '../../contract/criterion.ts';
import { waveState } from './wave.ts';
import { listWaves } from './waves.store.ts';

/** Sustained use begins where the broad rollout ends: with waves that ran their time, not with none. */
export const allWaves: Criterion<ReadContext> = {
  name: 'waves.all-completed',
  version: 1,
  asks: 'Has the broad rollout had a wave, and is every wave completed?',
  threshold: undefined,
  appliesTo: (gate) => gate.kind === 'phase' && gate.leaving === 'broad',
  judge({ database, rolloutId }) {
    const waves = listWaves(database, rolloutId).filter(
      (wave) => wave.number > 0 && waveState(wave) !== 'rolled-back',
    );
    const open = waves.filter((wave) => waveState(wave) !== 'completed');
    const n = waves.length;
    if (n === 0)
      return {
        ...{ verdict: 'no-data', measured: 'The broad rollout has had no wave yet', n },
        settledBy: 'A lead plans the next wave: `/rollout wave plan`.',
        obliges: [],
      };
    const names = open.map(({ number }) => `wave ${number}`);
    return {
      verdict: open.length === 0 ? 'pass' : 'fail',
      measured: `${sayPart(n - open.length, n, 'wave', 'is')} completed`,
      n,
      settledBy:
        open.length === 0
          ? ''
          : `Complete ${sayList(names)}, or roll ${names.length === 1 ? 'it' : 'them'} back.`,
      obliges: [],
    };
  },
};
