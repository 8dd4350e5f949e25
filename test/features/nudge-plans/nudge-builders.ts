import type {
  NudgeHistory,
  NudgeReply,
  PlannedNudge,
  SentNudge,
} from '../../../src/features/nudge-plans/nudge.ts';
import type { NudgePeople } from '../../../src/features/nudge-plans/nudge-policy.ts';
import type { Obligation } from '../../../src/features/obligations/obligation.ts';
import {
  type Availability,
  defaultAvailability,
} from '../../../src/features/working-hours/quiet-hours.ts';
import type { RolloutId, UserId } from '../../../src/platform/ids.ts';

export const BAO = 'U-BAO' as UserId;
export const MIA = 'U-MIA' as UserId;
export const LENA = 'U-LENA' as UserId;
/** Monday 23 November 2026, 11:00 in Berlin. */
export const monday = Temporal.Instant.from('2026-11-23T10:00:00Z');
export const nothingSaid: NudgeHistory = { sent: [], replies: [], stopped: [] };

export function anObligation(change: Partial<Obligation> = {}): Obligation {
  return {
    key: 'readiness.answer:T-CLAIMS',
    rolloutId: 'R1' as RolloutId,
    personId: BAO,
    topic: 'readiness',
    text: 'Answer the readiness questions for Claims',
    why: 'Wave 1 is planned on Monday.',
    sinceOn: Temporal.PlainDate.from('2026-11-16'),
    minutes: 5,
    settle: { label: 'Answer now', actionId: 'readiness.answer-questions', value: 'T-CLAIMS' },
    ...change,
  };
}

/** Everybody in Berlin; Mia backs up Bao, and Lena leads. */
export function thePeople(
  change: Partial<Record<string, Partial<Availability>>> = {},
): NudgePeople & { availability: Map<UserId, Availability> } {
  const availability = new Map(
    [BAO, MIA, LENA].map((id) => [id, { ...defaultAvailability('Europe/Berlin'), ...change[id] }]),
  );
  return { availability, coverOf: () => ({ backUpId: MIA, leadId: LENA }) };
}

/** What the history says once Slack has accepted the message. */
export function accepted(planned: PlannedNudge): SentNudge {
  return {
    personId: planned.personId,
    sentAt: planned.sendAt,
    sentOn: planned.sendOn,
    items: planned.items.map(({ obligation, purpose }) => ({
      obligationKey: obligation.key,
      aboutId: obligation.personId,
      purpose,
    })),
  };
}

export function aReply(choice: 'keep' | 'not-me', at: string): NudgeReply {
  return {
    personId: BAO,
    obligationKey: 'readiness.answer:T-CLAIMS',
    repliedAt: Temporal.Instant.from(at),
    choice,
  };
}

/** The messages of a plan that are to be sent now. */
export function dueNudges(planned: readonly PlannedNudge[], now: Temporal.Instant): PlannedNudge[] {
  return planned.filter((nudge) => Temporal.Instant.compare(nudge.sendAt, now) <= 0);
}
