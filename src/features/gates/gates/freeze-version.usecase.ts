import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { asGroundswell, type RolloutRequest } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import { type Gate, gateKey } from '../../contract/gate.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listCriteriaOf } from './gate-status.store.ts';
import { freezeGate, type GateVersion } from './gate-version.ts';
import { addGateVersion, findGateVersion } from './gates.store.ts';

/** Freezes what a gate asks, when its phase or wave starts; what is frozen already stays as it is. */
export function freezeVersion(request: RolloutRequest, gate: Gate): GateVersion | undefined {
  const { database, rolloutId, now } = request;
  return write(database, (): GateVersion | undefined => {
    const known = findGateVersion(database, rolloutId, gateKey(gate));
    if (known !== undefined) return known;
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined) return undefined;
    const reason = gate.kind === 'phase' ? 'The phase began.' : 'The wave began.';
    const criteria = listCriteriaOf(request, gate);
    const version = freezeGate(gateKey(gate), criteria, { at: now, by: 'groundswell', reason });
    addGateVersion(database, { workspaceId: rollout.workspaceId, rolloutId }, version);
    record(asGroundswell(request), {
      act: 'gates.freeze',
      subject: `gate:${version.gate}`,
      says: `Version 1 of ${sayGate(version.gate)} was frozen, with ${sayCount(criteria.length, 'criterion', 'criteria')}.`,
      after: criteria,
      reason,
      isNews: false,
    });
    return version;
  });
}
