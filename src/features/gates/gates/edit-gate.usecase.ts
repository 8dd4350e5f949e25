import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayCount } from '../../../platform/words.ts';
import type { Gate } from '../../contract/gate.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { freezeVersion } from './freeze-version.usecase.ts';
import { criteriaToFreeze } from './gate-criteria.ts';
import { gateEditedMessage } from './gate-messages.view.ts';
import { editGate, type FrozenCriterion, type GateEdit, type GateVersion } from './gate-version.ts';
import { addGateVersion } from './gates.store.ts';

export type EditGateInput = {
  gate: Gate;
  /** The version that the editor saw; 0 when nothing was frozen yet. */
  basedOn: number;
  thresholds: ReadonlyMap<string, number>;
  /** Take over the criteria as they are declared today, those included that came later. */
  adopt: boolean;
  reason: string;
};

export type EditGateOutcome = { kind: 'not-lead' } | { kind: 'unknown-gate' } | GateEdit;

/** Changes what a gate asks: a new version that shows, with its reason, and is told in the channel. */
export function editGateCriteria(request: RolloutRequest, input: EditGateInput): EditGateOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): EditGateOutcome => {
    const { gate, basedOn, reason } = input;
    if (!acting.roles.has('lead')) return { kind: 'not-lead' };
    const current = freezeVersion(request, gate);
    const rollout = findRollout(database, rolloutId);
    if (current === undefined || rollout === undefined) return { kind: 'unknown-gate' };
    const edit = editGate(current, editedCriteria(request, current, input), Math.max(1, basedOn), {
      at: now,
      by: acting.userId,
      reason,
    });
    if (edit.kind !== 'new-version') return edit;
    const { version } = edit;
    addGateVersion(database, { workspaceId: rollout.workspaceId, rolloutId }, version);
    record(request, {
      act: 'gates.edit',
      subject: `gate:${version.gate}`,
      says: `${mention(acting.userId)} changed the criteria of ${sayGate(version.gate)} (version ${version.number}, ${sayCount(version.changes.length, 'change')}).`,
      before: current.criteria,
      after: version.criteria,
      reason,
      isNews: true,
    });
    enqueueMessage(request, {
      key: `gates:${rolloutId}:${version.gate}:version-${version.number}`,
      to: rollout.channelId,
      message: gateEditedMessage(version, esc(findName(database, acting.userId))),
    });
    return edit;
  });
}

function editedCriteria(
  { product }: RolloutRequest,
  current: GateVersion,
  { gate, adopt, thresholds }: EditGateInput,
): FrozenCriterion[] {
  const frozen = new Map(
    current.criteria.flatMap(({ name, threshold }) =>
      threshold === undefined ? [] : [[name, threshold.value] as const],
    ),
  );
  const wanted = new Map([...frozen, ...thresholds]);
  if (adopt) return criteriaToFreeze(product.criteria, gate, wanted);
  return current.criteria.map((criterion) => {
    const value = wanted.get(criterion.name);
    if (criterion.threshold === undefined || value === undefined) return criterion;
    return { ...criterion, threshold: { ...criterion.threshold, value } };
  });
}
