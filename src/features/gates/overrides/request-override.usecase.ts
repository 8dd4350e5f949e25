import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { sayCount, sayDate } from '../../../platform/words.ts';
import type { GateCatalog } from '../../contract/criterion.ts';
import type { Gate } from '../../contract/gate.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findGateStatus } from '../gates/gate-status.store.ts';
import type { GateStatus } from '../gates/gate-status.ts';
import { type OverrideDraft, type OverrideRefusal, requestOverride } from './override.ts';
import { askKey, requestMessage } from './override-messages.view.ts';
import { findOverrideWords } from './override-words.store.ts';
import { addOverride, findDeciders, type KeptOverride, listOverrides } from './overrides.store.ts';

export type RequestOutcome =
  | { kind: 'unknown-gate' }
  | { kind: 'gate-opened' }
  | { kind: 'refused'; refusal: OverrideRefusal; status: GateStatus }
  | { kind: 'requested'; override: KeptOverride };

/** Asks a sponsor or another lead to let a gate open although criteria are not met. */
export function askForOverride(
  database: Database,
  catalog: GateCatalog<ReadContext>,
  input: {
    acting: Acting;
    rolloutId: RolloutId;
    gate: Gate;
    draft: Omit<OverrideDraft, 'id' | 'gate' | 'requestedBy'>;
  },
  now: Temporal.Instant,
): RequestOutcome {
  return write(database, (): RequestOutcome => {
    const { acting, rolloutId, gate, draft } = input;
    const rollout = findRollout(database, rolloutId);
    const status = findGateStatus(catalog, database, gate, now);
    if (rollout === undefined || status === undefined) return { kind: 'unknown-gate' };
    if (status.passed !== undefined) return { kind: 'gate-opened' };
    const asked = { ...draft, id: newId(), gate: status.key, requestedBy: acting.userId };
    const outcome = requestOverride(asked, gate, {
      phase: rollout.phase,
      unmet: status.verdict.unmet.map(({ name }) => name),
      deciders: findDeciders(database, rolloutId),
      others: listOverrides(database, rolloutId),
      now,
      today: todayAt(rollout, now),
    });
    if (outcome.kind !== 'requested') return { kind: 'refused', refusal: outcome, status };
    const override = { ...outcome.override, asks: asksOf(status, outcome.override.criteria) };
    const place = { workspaceId: rollout.workspaceId, rolloutId };
    addOverride(database, place, override);
    recordEntry(database, {
      ...place,
      at: now,
      actor: acting.userId,
      act: 'overrides.request',
      subject: `gate:${override.gate}`,
      says: `${mention(acting.userId)} asked to override ${sayCount(override.criteria.length, 'criterion', 'criteria')} of ${sayGate(override.gate)}, until ${sayDate(override.expiresOn)}.`,
      after: { ...override, expiresOn: override.expiresOn.toString() },
      reason: override.reason,
      isNews: true,
    });
    for (const approver of override.asked) {
      enqueueMessageEntry(database, {
        key: askKey(override.id, approver),
        ...place,
        now,
        to: approver,
        message: requestMessage(override, findOverrideWords(database, rolloutId, approver, now)),
      });
    }
    return { kind: 'requested', override };
  });
}

/** What the criteria ask and what was found, as the approver reads it now and others later. */
function asksOf({ verdict }: GateStatus, names: readonly string[]): string[] {
  return names.map((name) => verdict.criteria.find((one) => one.name === name)?.asks ?? name);
}
