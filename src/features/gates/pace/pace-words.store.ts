import type { ReadContext } from '../../../platform/request.ts';
import { sayGate, sayPhase } from '../../contract/gate-words.ts';
import { weekOf } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findNextGateStatus } from '../gates/gate-status.store.ts';
import type { PaceWords } from './pace.ts';

/** Where the rollout stands, in the words around the figures. */
export function getPaceWords(context: ReadContext): PaceWords {
  const { database, rolloutId, today } = context;
  const rollout = findRollout(database, rolloutId);
  const status = findNextGateStatus(context);
  return {
    rolloutId,
    rolloutName: rollout?.name ?? '',
    phaseWords:
      rollout === undefined ? '' : `${sayPhase(rollout.phase)}, week ${weekOf(rollout, today)}`,
    nextGate:
      status === undefined
        ? undefined
        : { words: sayGate(status.key), opensOn: status.verdict.opensOn },
  };
}
