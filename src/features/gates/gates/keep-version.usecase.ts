import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import type { GateCatalog } from '../../contract/criterion.ts';
import { type Gate, gateKey } from '../../contract/gate.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findCriteriaOf } from './gate-status.store.ts';
import { freezeGate, type GateVersion } from './gate-version.ts';
import { addGateVersion, findGateVersion } from './gates.store.ts';

/** Freezes what a gate asks, when its phase or wave starts; what is frozen already stays as it is. */
export function keepVersion(
  database: Database,
  catalog: GateCatalog<ReadContext>,
  gate: Gate,
  by: UserId | 'groundswell',
  now: Temporal.Instant,
): GateVersion | undefined {
  return write(database, (): GateVersion | undefined => {
    const known = findGateVersion(database, gate.rolloutId, gateKey(gate));
    if (known !== undefined) return known;
    const rollout = findRollout(database, gate.rolloutId);
    if (rollout === undefined) return undefined;
    const reason = gate.kind === 'phase' ? 'The phase began.' : 'The wave began.';
    const criteria = findCriteriaOf(catalog, database, gate);
    const version = freezeGate(gateKey(gate), criteria, { at: now, by, reason });
    const place = { workspaceId: rollout.workspaceId, rolloutId: rollout.id };
    addGateVersion(database, place, version);
    recordEntry(database, {
      ...place,
      at: now,
      actor: by,
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
