import { isAfter } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import { type Phase, phases } from '../../contract/phase.ts';
import { type Approver, approversOf, type Deciders } from './deciders.ts';
import { isActive, isWaiting, type Override } from './override.ts';

export type DecisionRefusal =
  | { kind: 'own-request' }
  | { kind: 'already-decided'; decision: NonNullable<Override['decision']> }
  | { kind: 'lapsed'; answerBy: Temporal.Instant }
  | { kind: 'past-its-expiry'; expiresOn: Temporal.PlainDate }
  /** A pause or a freeze has moved the gate behind the last day that was asked for. */
  | { kind: 'ends-before-gate'; opensOn: Temporal.PlainDate }
  /** What it would change is no longer as the approver reads it. */
  | { kind: 'changed-meanwhile' }
  /** The sponsors come first; other leads when none of them has answered in time. */
  | { kind: 'sponsors-first'; approverIds: readonly UserId[] }
  /** Was asked as a sponsor or lead, and is neither any more. */
  | { kind: 'lost-role'; approverIds: readonly UserId[] }
  | { kind: 'not-an-approver'; approverIds: readonly UserId[] }
  | { kind: 'no-reason' }
  | { kind: 'not-the-requester'; requestedBy: UserId };

export type OverrideDecision = { kind: 'decided'; override: Override } | DecisionRefusal;

export type Deciding = {
  kind: 'approved' | 'declined';
  by: UserId;
  why: string;
  /** The approver says so as well: a change that was asked for good may get an end instead. */
  isForGood?: boolean;
};

/** The approver is not the requester, and is a sponsor (or the lead who stands in) now, not only when asked. */
export function decideOverride(
  override: Override,
  decision: Deciding,
  state: {
    deciders: Deciders;
    /** When its gate can open; undefined for a change, which moves no date. */
    opensOn: Temporal.PlainDate | undefined;
    now: Temporal.Instant;
    today: Temporal.PlainDate;
  },
): OverrideDecision {
  const { deciders, now, today } = state;
  if (override.decision !== undefined) {
    return { kind: 'already-decided', decision: override.decision };
  }
  if (decision.by === override.requestedBy) return { kind: 'own-request' };
  const approvers = approversOf(deciders, override, now);
  const approver = approvers.find(({ personId }) => personId === decision.by);
  if (approver === undefined) return refusePerson(override, decision.by, deciders, approvers);
  if (!isWaiting(override, { now })) return { kind: 'lapsed', answerBy: override.answerBy };
  if (isAfter(today, override.expiresOn)) {
    return { kind: 'past-its-expiry', expiresOn: override.expiresOn };
  }
  if (decision.kind === 'declined' && decision.why.trim() === '') return { kind: 'no-reason' };
  const { opensOn } = state;
  if (decision.kind === 'approved' && opensOn !== undefined && isAfter(opensOn, override.expiresOn))
    return { kind: 'ends-before-gate', opensOn };
  return { kind: 'decided', override: decided(override, decision, approver, now) };
}

function decided(
  override: Override,
  { kind, by, why, isForGood = false }: Deciding,
  { as }: Approver,
  now: Temporal.Instant,
): Override {
  const { change } = override;
  const both = change && { ...change, isForGood: change.isForGood && isForGood };
  const withoutSponsor = as === 'second-lead';
  const decision = { kind, by, why, at: now, ...(withoutSponsor ? { withoutSponsor } : {}) };
  return { ...override, decision, change: kind === 'approved' ? both : change };
}

function refusePerson(
  override: Override,
  by: UserId,
  { leadIds }: Deciders,
  approvers: readonly Approver[],
): DecisionRefusal {
  const approverIds = approvers.map(({ personId }) => personId);
  if (leadIds.includes(by)) return { kind: 'sponsors-first', approverIds };
  return { kind: override.asked.includes(by) ? 'lost-role' : 'not-an-approver', approverIds };
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

/**
 * The end of a change: its last day has passed, or it was taken back before. One that was agreed for good
 * ends only when it is taken back.
 */
export function changeEndDue(
  override: Override,
  isStillEasier: boolean,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Override['ended'] {
  if (override.decision?.kind !== 'approved' || override.ended !== undefined) return undefined;
  if (!isStillEasier) return { how: 'fulfilled', at: now };
  if (override.change?.isForGood === true || isActive(override, today)) return undefined;
  return { how: 'expired', at: now };
}

/**
 * Every approved override is looked at once more when its phase ends, however it ended itself; a change
 * that was agreed for good at its day at the latest.
 */
export function isReviewDue(
  override: Override,
  phase: Phase | 'closed',
  today: Temporal.PlainDate,
): boolean {
  if (override.decision?.kind !== 'approved' || override.review !== undefined) return false;
  if (phase === 'closed') return true;
  if (override.change?.isForGood === true && isAfter(today, override.expiresOn)) return true;
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
  today: Temporal.PlainDate,
): OverrideReview {
  if (override.review !== undefined) return { kind: 'already-reviewed', review: override.review };
  if (!isReviewDue(override, phase, today)) {
    return { kind: 'not-due', reviewedAfter: override.reviewedAfter };
  }
  if (review.finding.trim() === '') return { kind: 'no-finding' };
  return { kind: 'reviewed', override: { ...override, review } };
}
