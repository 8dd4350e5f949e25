import { isAfter, isBefore } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import { type Gate, type GateKey, isCompletion } from '../../contract/gate.ts';
import type { Setting } from '../../contract/loosening.ts';
import { nextPhase, type Phase } from '../../contract/phase.ts';
import { isReason } from '../../contract/reason.ts';
import { answerBy, approversOf, type Deciders, hasSecondPerson } from './deciders.ts';
import type { FoundThen } from './override-cover.ts';

/** A change that two people let in: what was easier before, is so until the override ends. */
export type OverrideChange = {
  kind: string;
  subject: string;
  before: Setting;
  after: Setting;
  /** Asked without an end. Its `expiresOn` is then the day by which it is looked at again. */
  isForGood: boolean;
};

/**
 * A person's decision, on the record, to let a gate open although criteria are not met, or to make it
 * easier than it was frozen.
 */
export type Override = {
  id: string;
  gate: GateKey;
  /** Names of the criteria that it stands in for; empty for a change. */
  criteria: readonly string[];
  /** What was found of them when it was asked. Undefined for one from before this was kept. */
  found: readonly FoundThen[] | undefined;
  /** What it changes; undefined where it stands in for criteria. */
  change: OverrideChange | undefined;
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
    | {
        kind: 'approved' | 'declined' | 'withdrawn';
        by: UserId;
        at: Temporal.Instant;
        why: string;
        /** A second lead decided, since no sponsor could be reached in time. */
        withoutSponsor?: boolean;
      }
    | undefined;
  /** Set once, when its criteria have passed or its time has run out; it is never active again. */
  ended: { how: 'fulfilled' | 'expired'; at: Temporal.Instant } | undefined;
  review: { by: UserId; at: Temporal.Instant; finding: string } | undefined;
};

export const OVERRIDE_DAYS_MAX = 90;

/** An override with what its criteria asked, in words. */
export type StoredOverride = Override & { asks: readonly string[] };

export type OverrideDraft = Pick<
  Override,
  'id' | 'gate' | 'criteria' | 'found' | 'reason' | 'risk' | 'requestedBy' | 'expiresOn'
>;

export type OverrideRefusal =
  | { kind: 'not-a-lead'; leadIds: readonly UserId[] }
  /** Nobody waits for a rollout to be called complete. */
  | { kind: 'not-for-completion' }
  | { kind: 'nothing-unmet' }
  | { kind: 'not-unmet'; criteria: readonly string[] }
  | { kind: 'left-out'; criteria: readonly string[] }
  | { kind: 'no-reason' }
  | { kind: 'no-risk' }
  | { kind: 'expiry-not-ahead'; today: Temporal.PlainDate }
  | { kind: 'expiry-too-far'; latest: Temporal.PlainDate }
  /** It would be over before its gate can open. */
  | { kind: 'ends-before-gate'; opensOn: Temporal.PlainDate }
  /** Even the longest one would be. */
  | { kind: 'asked-too-early'; opensOn: Temporal.PlainDate; fromOn: Temporal.PlainDate }
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
    /** The first day on which the gate can open. */
    opensOn: Temporal.PlainDate;
    now: Temporal.Instant;
    today: Temporal.PlainDate;
  },
): OverrideRequest {
  const refusal = isCompletion(gate)
    ? ({ kind: 'not-for-completion' } as const)
    : refuseRequest(draft, state);
  if (refusal !== undefined) return refusal;
  const override: Override = {
    ...draft,
    requestedAt: state.now,
    change: undefined,
    ...askingOf(state.deciders, draft.requestedBy, state.now),
    reviewedAfter: gate.kind === 'phase' ? (nextPhase(gate.leaving) ?? gate.leaving) : state.phase,
    decision: undefined,
    ended: undefined,
    review: undefined,
  };
  return { kind: 'requested', override };
}

/** Who is asked first, and until when an answer counts. */
export function askingOf(
  deciders: Deciders,
  requester: UserId,
  now: Temporal.Instant,
): Pick<Override, 'asked' | 'answerBy'> {
  const asked = approversOf(deciders, { requestedBy: requester, requestedAt: now }, now);
  return {
    asked: asked.map(({ personId }) => personId),
    answerBy: answerBy(deciders, requester, now),
  };
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
  if (!isReason(draft.reason)) return { kind: 'no-reason' };
  if (!isReason(draft.risk)) return { kind: 'no-risk' };
  if (!isAfter(draft.expiresOn, state.today)) {
    return { kind: 'expiry-not-ahead', today: state.today };
  }
  const latest = state.today.add({ days: OVERRIDE_DAYS_MAX });
  if (isAfter(draft.expiresOn, latest)) {
    return { kind: 'expiry-too-far', latest };
  }
  const { opensOn } = state;
  if (isBefore(latest, opensOn)) {
    const fromOn = opensOn.subtract({ days: OVERRIDE_DAYS_MAX });
    return { kind: 'asked-too-early', opensOn, fromOn };
  }
  if (isBefore(draft.expiresOn, opensOn)) return { kind: 'ends-before-gate', opensOn };
  if (!hasSecondPerson(state.deciders, draft.requestedBy)) return { kind: 'nobody-can-approve' };
  const waiting = state.others.find(
    (other) => other.change === undefined && other.gate === draft.gate && isWaiting(other, state),
  );
  return waiting === undefined ? undefined : { kind: 'already-asked', override: waiting };
}

/** Whether it is still to be answered. The moment is asked for only of what nobody has answered. */
export function isWaiting(override: Override, look: { readonly now: Temporal.Instant }): boolean {
  return override.decision === undefined && !isAfter(look.now, override.answerBy);
}

/** The overrides that stand in for criteria of a gate today. */
export function activeOverrides(
  overrides: readonly Override[],
  gate: GateKey,
  today: Temporal.PlainDate,
): Override[] {
  return overrides.filter(
    (override) =>
      override.gate === gate && override.change === undefined && isActive(override, today),
  );
}

/** In force. A change that was agreed for good is counted as such until somebody has looked at it again. */
export function isActive(override: Override, today: Temporal.PlainDate): boolean {
  if (override.decision?.kind !== 'approved' || override.ended !== undefined) return false;
  if (override.change?.isForGood === true) return override.review === undefined;
  return !isAfter(today, override.expiresOn);
}
