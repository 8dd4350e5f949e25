import type { Reading } from '../../platform/reading.ts';
import { phases } from '../rollouts/rollout.ts';
import { findRollout } from '../rollouts/rollouts.store.ts';
import type { Criterion } from './gate.ts';
import { sayPhase } from './gate.view.ts';

/** Teams go live in the expansion and later; a wave cannot get ahead of its rollout's phase. */
const phaseReached: Criterion<Reading> = {
  name: 'gates.phase-reached',
  version: 1,
  asks: 'Has the rollout reached the phase in which this wave may begin?',
  threshold: undefined,
  appliesTo: (gate) => gate.kind === 'wave',
  judge({ database, rolloutId }, gate) {
    const phase = findRollout(database, rolloutId)?.phase ?? 'assessment';
    const needed = gate.kind === 'wave' && gate.wave > 0 ? 'broad' : 'expansion';
    const isReached = phases.indexOf(phase) >= phases.indexOf(needed);
    return {
      verdict: isReached ? 'pass' : 'fail',
      measured: `The rollout is in ${sayPhase(phase)}`,
      n: 1,
      settledBy: isReached
        ? ''
        : `A lead opens the gate to ${sayPhase(needed)}: \`/rollout gates\`.`,
      obliges: [],
    };
  },
};

export const gateCriteria = [phaseReached];
