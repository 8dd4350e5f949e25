import type { Obligation } from '../../../../src/features/contract/obligation.ts';
import type { Availability } from '../../../../src/features/teams/calendars/quiet-hours.ts';
import type {
  NudgeReply,
  PlannedNudge,
  Purpose,
} from '../../../../src/features/telling/nudges/nudge.ts';
import { budgetOf } from '../../../../src/features/telling/nudges/nudge-budget.ts';
import {
  type NudgeHistory as PlanHistory,
  startHistory,
} from '../../../../src/features/telling/nudges/nudge-history.ts';
import type { NudgePeople } from '../../../../src/features/telling/nudges/nudge-plan.ts';
import type { RolloutId, UserId } from '../../../../src/platform/ids.ts';
import { defaultAvailability } from '../../../support/availability.ts';

/** A message that Slack has accepted. What was deferred or cancelled is not in the history. */
export type SentNudge = {
  personId: UserId;
  sentAt: Temporal.Instant;
  /** The receiver's local date. */
  sentOn: Temporal.PlainDate;
  items: readonly { obligationKey: string; aboutId: UserId; purpose: Purpose }[];
};

export type NudgeHistory = {
  sent: readonly SentNudge[];
  replies: readonly NudgeReply[];
  /** Topics that a person wants no messages about; the items stay on their App Home. */
  stopped: readonly { personId: UserId; topic: string }[];
};

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

/** What the plan asks of such a history. */
export function asSaid({ sent, replies, stopped }: NudgeHistory): PlanHistory {
  const history = startHistory();
  const inOrder = [...sent].sort((a, b) => Temporal.Instant.compare(a.sentAt, b.sentAt));
  for (const { personId, sentAt, sentOn, items } of inOrder) {
    history.addMessage(personId, sentOn.toString(), false);
    for (const { aboutId, obligationKey, purpose } of items) {
      history.addContact(aboutId, obligationKey, { purpose, sentAt, sentOn });
    }
  }
  for (const reply of replies) history.addReply(reply);
  for (const { personId, topic } of stopped) history.addStopped(personId, [topic]);
  return history.history;
}

/** Everybody in Berlin; Mia backs up Bao, and Lena leads. */
export function thePeople(
  change: Partial<Record<string, Partial<Availability>>> = {},
): NudgePeople & { availability: Map<UserId, Availability> } {
  const availability = new Map(
    [BAO, MIA, LENA].map((id) => [id, { ...defaultAvailability('Europe/Berlin'), ...change[id] }]),
  );
  return {
    availability,
    budgetOf: (id) => budgetOf(undefined, id === LENA ? 'lead' : 'champion'),
    coverOf: () => ({ backUpId: MIA, leadId: LENA }),
    urgentlyTold: new Set(),
  };
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
