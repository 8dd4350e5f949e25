import type { ReadContext } from '../../../platform/request.ts';
import { gateKey } from '../../contract/gate.ts';
import { BACK_UPS } from '../../contract/grace.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listGatesAhead } from './gate-status.store.ts';
import { findGateVersion } from './gates.store.ts';

/** In people: the rollout's own setting, or what a gate ahead was frozen with where that is less. */
export function getSeatsWithoutBackUp(context: ReadContext): number | undefined {
  const { database, rolloutId } = context;
  const usual = findRollout(database, rolloutId)?.access.seatsWithoutBackUp;
  const frozen = listGatesAhead(context).flatMap(
    (gate) =>
      findGateVersion(database, rolloutId, gateKey(gate))?.criteria.flatMap(
        ({ name, threshold }) =>
          name === BACK_UPS && threshold !== undefined ? [threshold.value] : [],
      ) ?? [],
  );
  return usual === undefined ? undefined : Math.min(usual, ...frozen);
}
