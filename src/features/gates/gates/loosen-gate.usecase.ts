/* A gate's criteria, as something that nobody makes easier alone. */
import { record } from '../../../platform/audit/audit.ts';
import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import type { GateKey } from '../../contract/gate.ts';
import { sayGate } from '../../contract/gate-words.ts';
import type { Loosenable } from '../../contract/loosenable.ts';

import { type Directions, strictestGate } from './gate-strictness.ts';
import { type FrozenCriterion, nextVersion } from './gate-version.ts';
import { addGateVersion, findGatePass, findGateVersion } from './gates.store.ts';

/** Which way each threshold is easier, as the criteria are declared today. */
export function directionsOf({ product }: ReadContext): Directions {
  return new Map(
    product.criteria.map(({ name, isEasierWhenHigher }) => [
      name,
      isEasierWhenHigher === true ? 'higher' : 'lower',
    ]),
  );
}

export const gateLoosenable: Loosenable = {
  kind: 'gates.criteria',
  read({ database, rolloutId }, gate) {
    // What a gate asked is over when it was opened.
    if (findGatePass(database, rolloutId, gate as GateKey) !== undefined) return undefined;
    return findGateVersion(database, rolloutId, gate as GateKey)?.criteria;
  },
  strictest: (a, b, context) =>
    strictestGate(a as FrozenCriterion[], b as FrozenCriterion[], directionsOf(context)),
  apply(request, gate, { value, reason, untilOn }) {
    addVersion(request, gate as GateKey, {
      criteria: value as FrozenCriterion[],
      reason,
      untilOn,
    });
  },
};

type Next = {
  criteria: readonly FrozenCriterion[];
  reason: string;
  untilOn: Temporal.PlainDate | undefined;
};

function addVersion(request: RolloutRequest, gate: GateKey, next: Next): void {
  const { database, acting, rolloutId, now } = request;
  const current = findGateVersion(database, rolloutId, gate);
  if (current === undefined) return;
  const freezing = { at: now, by: acting.userId, reason: next.reason };
  const version = nextVersion(current, next.criteria, freezing);
  if (version === undefined) return;
  addGateVersion(
    database,
    { workspaceId: acting.workspaceId, rolloutId },
    { ...version, untilOn: next.untilOn },
  );
  record(request, {
    act: 'gates.edit',
    subject: `gate:${gate}`,
    says: `The criteria of ${sayGate(gate)} are at version ${version.number} (${sayCount(version.changes.length, 'change')}), as was agreed.`,
    before: current.criteria,
    after: version.criteria,
    reason: next.reason,
    isNews: false,
  });
}
