import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayCount } from '../../../platform/words.ts';
import type { GateCatalog } from '../../contract/criterion.ts';
import type { Gate } from '../../contract/gate.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { criteriaToFreeze } from './gate-criteria.ts';
import { gateEditedMessage } from './gate-messages.view.ts';
import { editGate, type FrozenCriterion, type GateEdit, type GateVersion } from './gate-version.ts';
import { addGateVersion } from './gates.store.ts';
import { keepVersion } from './keep-version.usecase.ts';

export type EditGateInput = {
  acting: Acting;
  rolloutId: RolloutId;
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
export function editGateCriteria(
  database: Database,
  catalog: GateCatalog<ReadContext>,
  input: EditGateInput,
  now: Temporal.Instant,
): EditGateOutcome {
  return write(database, (): EditGateOutcome => {
    const { acting, rolloutId, gate, basedOn, reason } = input;
    if (!acting.roles.has('lead')) return { kind: 'not-lead' };
    const current = keepVersion(database, catalog, gate, 'groundswell', now);
    const rollout = findRollout(database, rolloutId);
    if (current === undefined || rollout === undefined) return { kind: 'unknown-gate' };
    const edit = editGate(current, editedCriteria(catalog, current, input), Math.max(1, basedOn), {
      at: now,
      by: acting.userId,
      reason,
    });
    if (edit.kind !== 'new-version') return edit;
    const { version } = edit;
    const place = { workspaceId: rollout.workspaceId, rolloutId };
    addGateVersion(database, place, version);
    recordEntry(database, {
      ...place,
      at: now,
      actor: acting.userId,
      act: 'gates.edit',
      subject: `gate:${version.gate}`,
      says: `${mention(acting.userId)} changed the criteria of ${sayGate(version.gate)} (version ${version.number}, ${sayCount(version.changes.length, 'change')}).`,
      before: current.criteria,
      after: version.criteria,
      reason,
      isNews: true,
    });
    enqueueMessageEntry(database, {
      key: `gates:${rolloutId}:${version.gate}:version-${version.number}`,
      ...place,
      now,
      to: rollout.channelId,
      message: gateEditedMessage(version, esc(findName(database, acting.userId))),
    });
    return edit;
  });
}

function editedCriteria(
  catalog: GateCatalog<ReadContext>,
  current: GateVersion,
  { gate, adopt, thresholds }: EditGateInput,
): FrozenCriterion[] {
  const kept = new Map(
    current.criteria.flatMap(({ name, threshold }) =>
      threshold === undefined ? [] : [[name, threshold.value] as const],
    ),
  );
  const wanted = new Map([...kept, ...thresholds]);
  if (adopt) return criteriaToFreeze(catalog.criteria, gate, wanted);
  return current.criteria.map((criterion) => {
    const value = wanted.get(criterion.name);
    if (criterion.threshold === undefined || value === undefined) return criterion;
    return { ...criterion, threshold: { ...criterion.threshold, value } };
  });
}
