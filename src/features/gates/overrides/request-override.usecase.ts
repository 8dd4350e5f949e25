import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { sayCount, sayDate } from '../../../platform/words.ts';
import type { Gate } from '../../contract/gate.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findGateStatus } from '../gates/gate-status.store.ts';
import type { GateStatus } from '../gates/gate-status.ts';
import {
  type OverrideDraft,
  type OverrideRefusal,
  requestOverride,
  type StoredOverride,
} from './override.ts';
import { foundNow } from './override-cover.ts';
import { addOverride, findDeciders, listOverrides } from './overrides.store.ts';

export type RequestOutcome =
  | { kind: 'unknown-gate' }
  | { kind: 'gate-opened' }
  | { kind: 'refused'; refusal: OverrideRefusal; status: GateStatus }
  | { kind: 'requested'; override: StoredOverride };

/** Asks a sponsor or another lead to let a gate open although criteria are not met. */
export function askForOverride(
  request: RolloutRequest,
  {
    gate,
    draft,
  }: { gate: Gate; draft: Omit<OverrideDraft, 'id' | 'gate' | 'requestedBy' | 'found'> },
): RequestOutcome {
  const { database, acting, rolloutId, now, today } = request;
  return write(database, (): RequestOutcome => {
    const rollout = findRollout(database, rolloutId);
    const status = findGateStatus(request, gate);
    if (rollout === undefined || status === undefined) return { kind: 'unknown-gate' };
    if (status.passed !== undefined) return { kind: 'gate-opened' };
    const found = status.verdict.unmet
      .filter(({ name }) => draft.criteria.includes(name))
      .map(foundNow);
    const asked = { ...draft, found, id: newId(), gate: status.key, requestedBy: acting.userId };
    const outcome = requestOverride(asked, gate, {
      phase: rollout.phase,
      unmet: status.verdict.unmet.map(({ name }) => name),
      deciders: findDeciders(request),
      others: listOverrides(database, rolloutId),
      opensOn: status.verdict.opensOn,
      now,
      today,
    });
    if (outcome.kind !== 'requested') return { kind: 'refused', refusal: outcome, status };
    const override = { ...outcome.override, asks: asksOf(status, outcome.override.criteria) };
    addOverride(database, { workspaceId: rollout.workspaceId, rolloutId }, override);
    record(request, {
      act: 'overrides.request',
      subject: `gate:${override.gate}`,
      says: `${mention(acting.userId)} asked to override ${sayCount(override.criteria.length, 'criterion', 'criteria')} of ${sayGate(override.gate)}, until ${sayDate(override.expiresOn, request.today)}.`,
      after: { ...override, expiresOn: override.expiresOn.toString() },
      reason: override.reason,
      isNews: true,
    });
    return { kind: 'requested', override };
  });
}

/** What the criteria ask and what was found, as the approver reads it now and others later. */
function asksOf({ verdict }: GateStatus, names: readonly string[]): string[] {
  return names.map((name) => verdict.criteria.find((one) => one.name === name)?.asks ?? name);
}
