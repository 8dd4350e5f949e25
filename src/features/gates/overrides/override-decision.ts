import { isAfter } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import { type Phase, phases } from '../../contract/phase.ts';
import { approversOf, type Deciders, isActive, isWaiting, type Override } from './override.ts';

export type DecisionRefusal =
  | { kind: 'own-request' }
  | { kind: 'already-decided'; decision: NonNullable<Override['decision']> }
  | { kind: 'lapsed'; answerBy: Temporal.Instant }
  | { kind: 'past-its-expiry'; expiresOn: Temporal.PlainDate }
  /** Was asked as a sponsor or lead, and is neither any more. */
  | { kind: 'lost-role'; approverIds: readonly UserId[] }
  | { kind: 'not-an-approver'; approverIds: readonly UserId[] }
  | { kind: 'no-reason' }
  | { kind: 'not-the-requester'; requestedBy: UserId };

export type OverrideDecision = { kind: 'decided'; override: Override } | DecisionRefusal;

/** The approver is not the requester, and is a sponsor or lead now, not only when asked. */
export function decideOverride(
  override: Override,
  decision: { kind: 'approved' | 'declined'; by: UserId; why: string },
  state: { deciders: Deciders; now: Temporal.Instant; today: Temporal.PlainDate },
): OverrideDecision {
  const { deciders, now, today } = state;
  if (override.decision !== undefined) {
    return { kind: 'already-decided', decision: override.decision };
  }
  if (decision.by === override.requestedBy) return { kind: 'own-request' };
  const approverIds = approversOf(deciders, override.requestedBy);
  if (!approverIds.includes(decision.by)) {
    const kind = override.asked.includes(decision.by) ? 'lost-role' : 'not-an-approver';
    return { kind, approverIds };
  }
  if (!isWaiting(override, now)) return { kind: 'lapsed', answerBy: override.answerBy };
  if (isAfter(today, override.expiresOn)) {
    return { kind: 'past-its-expiry', expiresOn: override.expiresOn };
  }
  if (decision.kind === 'declined' && decision.why.trim() === '') return { kind: 'no-reason' };
  return { kind: 'decided', override: { ...override, decision: { ...decision, at: now } } };
}

export function withdrawOverride(
  override: Override,
  by: UserId,
  now: Temporal.Instant,
): OverrideDecision {
  if (override.decision !== undefined) {
    return { kind: 'already-decided', decision: override.decision };
  }
  if (by !== override.requestedBy) {
    return { kind: 'not-the-requester', requestedBy: override.requestedBy };
  }
  const decision = { kind: 'withdrawn', by, at: now, why: '' } as const;
  return { kind: 'decided', override: { ...override, decision } };
}

/**
 * The end that has come to an approved override and is not yet stored: fulfilled when all its
 * criteria pass, else expired after its last day. Once stored it stays, even if a criterion fails again.
 */
export function overrideEndDue(
  override: Override,
  unmet: readonly string[],
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Override['ended'] {
  if (override.decision?.kind !== 'approved' || override.ended !== undefined) return undefined;
  if (!isActive(override, today)) return { how: 'expired', at: now };
  if (override.criteria.some((name) => unmet.includes(name))) return undefined;
  return { how: 'fulfilled', at: now };
}

/** Every approved override is looked at once more when its phase ends, however it ended itself. */
export function isReviewDue(override: Override, phase: Phase | 'closed'): boolean {
  if (override.decision?.kind !== 'approved' || override.review !== undefined) return false;
  if (phase === 'closed') return true;
  return phases.indexOf(phase) > phases.indexOf(override.reviewedAfter);
}

export type OverrideReview =
  | { kind: 'reviewed'; override: Override }
  | { kind: 'not-due'; reviewedAfter: Phase }
  | { kind: 'already-reviewed'; review: NonNullable<Override['review']> }
  | { kind: 'no-finding' };

export function reviewOverride(
  override: Override,
  review: { by: UserId; at: Temporal.Instant; finding: string },
  phase: Phase | 'closed',
): OverrideReview {
  if (override.review !== undefined) return { kind: 'already-reviewed', review: override.review };
  if (!isReviewDue(override, phase)) {
    return { kind: 'not-due', reviewedAfter: override.reviewedAfter };
  }
  if (review.finding.trim() === '') return { kind: 'no-finding' };
  return { kind: 'reviewed', override: { ...override, review } };
}
