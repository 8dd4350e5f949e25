import { isAfter } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { Gate, GateKey } from '../../contract/gate.ts';
import { nextPhase, type Phase } from '../../contract/phase.ts';

/** A person's decision, on the record, to let a gate open although criteria are not met. */
export type Override = {
  id: string;
  gate: GateKey;
  /** Names of the criteria that it stands in for. */
  criteria: readonly string[];
  reason: string;
  /** The risk that the requester accepts, in their words. */
  risk: string;
  requestedBy: UserId;
  requestedAt: Temporal.Instant;
  /** Who was asked to decide. */
  asked: readonly UserId[];
  answerBy: Temporal.Instant;
  /** The last day, in the rollout's time zone, on which it holds. */
  expiresOn: Temporal.PlainDate;
  /** It is looked at again when this phase ends. */
  reviewedAfter: Phase;
  decision:
    | { kind: 'approved' | 'declined' | 'withdrawn'; by: UserId; at: Temporal.Instant; why: string }
    | undefined;
  /** Set once, when its criteria have passed or its time has run out; it is never active again. */
  ended: { how: 'fulfilled' | 'expired'; at: Temporal.Instant } | undefined;
  review: { by: UserId; at: Temporal.Instant; finding: string } | undefined;
};

/** An approver has three days; then the request lapses and has to be made anew. */
const ANSWER_WITHIN_HOURS = 72;
export const OVERRIDE_DAYS_MAX = 90;

export type Deciders = { leadIds: readonly UserId[]; sponsorIds: readonly UserId[] };

/** An override with what its criteria asked, in words. */
export type StoredOverride = Override & { asks: readonly string[] };

/** A sponsor, or a lead other than the requester. */
export function approversOf(deciders: Deciders, requester: UserId): UserId[] {
  const all = new Set([...deciders.sponsorIds, ...deciders.leadIds]);
  all.delete(requester);
  return [...all];
}

export type OverrideDraft = Pick<
  Override,
  'id' | 'gate' | 'criteria' | 'reason' | 'risk' | 'requestedBy' | 'expiresOn'
>;

export type OverrideRefusal =
  | { kind: 'not-a-lead'; leadIds: readonly UserId[] }
  | { kind: 'nothing-unmet' }
  | { kind: 'not-unmet'; criteria: readonly string[] }
  | { kind: 'left-out'; criteria: readonly string[] }
  | { kind: 'no-reason' }
  | { kind: 'no-risk' }
  | { kind: 'expiry-not-ahead'; today: Temporal.PlainDate }
  | { kind: 'expiry-too-far'; latest: Temporal.PlainDate }
  | { kind: 'nobody-can-approve' }
  | { kind: 'already-asked'; override: Override };

export type OverrideRequest = { kind: 'requested'; override: Override } | OverrideRefusal;

/** A request names every unmet criterion; one that is left out would keep the gate shut anyway. */
export function requestOverride(
  draft: OverrideDraft,
  gate: Gate,
  state: {
    phase: Phase;
    unmet: readonly string[];
    deciders: Deciders;
    others: readonly Override[];
    now: Temporal.Instant;
    today: Temporal.PlainDate;
  },
): OverrideRequest {
  const refusal = refuseRequest(draft, state);
  if (refusal !== undefined) return refusal;
  const override: Override = {
    ...draft,
    requestedAt: state.now,
    asked: approversOf(state.deciders, draft.requestedBy),
    answerBy: state.now.add({ hours: ANSWER_WITHIN_HOURS }),
    reviewedAfter: gate.kind === 'phase' ? (nextPhase(gate.leaving) ?? gate.leaving) : state.phase,
    decision: undefined,
    ended: undefined,
    review: undefined,
  };
  return { kind: 'requested', override };
}

function refuseRequest(
  draft: OverrideDraft,
  state: Parameters<typeof requestOverride>[2],
): OverrideRefusal | undefined {
  const { leadIds } = state.deciders;
  if (!leadIds.includes(draft.requestedBy)) return { kind: 'not-a-lead', leadIds };
  if (state.unmet.length === 0) return { kind: 'nothing-unmet' };
  const notUnmet = draft.criteria.filter((name) => !state.unmet.includes(name));
  if (notUnmet.length > 0) return { kind: 'not-unmet', criteria: notUnmet };
  const leftOut = state.unmet.filter((name) => !draft.criteria.includes(name));
  if (leftOut.length > 0) return { kind: 'left-out', criteria: leftOut };
  if (draft.reason.trim() === '') return { kind: 'no-reason' };
  if (draft.risk.trim() === '') return { kind: 'no-risk' };
  if (!isAfter(draft.expiresOn, state.today)) {
    return { kind: 'expiry-not-ahead', today: state.today };
  }
  const latest = state.today.add({ days: OVERRIDE_DAYS_MAX });
  if (isAfter(draft.expiresOn, latest)) {
    return { kind: 'expiry-too-far', latest };
  }
  if (approversOf(state.deciders, draft.requestedBy).length === 0) {
    return { kind: 'nobody-can-approve' };
  }
  const waiting = state.others.find(
    (other) => other.gate === draft.gate && isWaiting(other, state.now),
  );
  return waiting === undefined ? undefined : { kind: 'already-asked', override: waiting };
}

export function isWaiting(override: Override, now: Temporal.Instant): boolean {
  return override.decision === undefined && !isAfter(now, override.answerBy);
}

/** The overrides that count for a gate today. */
export function activeOverrides(
  overrides: readonly Override[],
  gate: GateKey,
  today: Temporal.PlainDate,
): Override[] {
  return overrides.filter((override) => override.gate === gate && isActive(override, today));
}

export function isActive(override: Override, today: Temporal.PlainDate): boolean {
  return (
    override.decision?.kind === 'approved' &&
    override.ended === undefined &&
    !isAfter(today, override.expiresOn)
  );
}
