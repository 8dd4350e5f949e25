import { isBefore } from '../../../platform/calendar.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';

/** What froze a workflow: a case before the leads, evidence of too many errors, or a lead. */
export const freezeCauses = ['case', 'alarm', 'lead'] as const;
export type FreezeCause = (typeof freezeCauses)[number];

type Stamp = { by: UserId; at: Temporal.Instant };

/** A time in which nothing new starts with a piece of work and teams that are live do without it. */
export type WorkflowFreeze = {
  id: string;
  rolloutId: RolloutId;
  /** As teams name it. */
  workflow: string;
  cause: FreezeCause;
  /** The case that froze it. */
  caseId: string | undefined;
  reason: string;
  frozen: Stamp;
  /** When the case behind it was settled; undefined while it is open, or without a case. */
  settledAt: Temporal.Instant | undefined;
  /** A lead asks to end it, and a second person has not answered yet. */
  asked: (Stamp & { reason: string }) | undefined;
  lifted: Stamp | undefined;
};

/** How long the sponsors have to answer before a second lead may. */
export const SPONSORS_ANSWER_WITHIN = Temporal.Duration.from({ hours: 48 });

/** Reviews that must follow an alarm before the work can go on. */
export const REVIEWS_AFTER_ALARM = 10;

/** What reviews found since the freeze. */
export type NewEvidence = { reviews: number; wrong: number; limit: number };

export type LiftRefusal =
  | { kind: 'lifted'; by: UserId; at: Temporal.Instant }
  | { kind: 'no-reason' }
  | { kind: 'case-open' }
  | { kind: 'no-new-evidence'; reviews: number; needed: number }
  | { kind: 'still-too-many'; reviews: number; wrong: number }
  | { kind: 'asked-already'; by: UserId };

/** Whether a lead may ask to end a freeze: its case is settled, and after an alarm new reviews say that it is better. */
export function askRefusal(
  freeze: WorkflowFreeze,
  reason: string,
  evidence: NewEvidence,
): LiftRefusal | undefined {
  const { lifted, cause, caseId, settledAt, asked } = freeze;
  if (lifted !== undefined) return { kind: 'lifted', ...lifted };
  if (asked !== undefined) return { kind: 'asked-already', by: asked.by };
  if (reason.trim() === '') return { kind: 'no-reason' };
  if (caseId !== undefined && settledAt === undefined) return { kind: 'case-open' };
  if (cause !== 'alarm') return undefined;
  const { reviews, wrong, limit } = evidence;
  if (reviews < REVIEWS_AFTER_ALARM)
    return { kind: 'no-new-evidence', reviews, needed: REVIEWS_AFTER_ALARM };
  return wrong > limit * reviews ? { kind: 'still-too-many', reviews, wrong } : undefined;
}

export type Confirmer = { userId: UserId; isLead: boolean; isSponsor: boolean };

export type ConfirmRefusal =
  | { kind: 'lifted'; by: UserId; at: Temporal.Instant }
  | { kind: 'not-asked' }
  | { kind: 'own-request' }
  | { kind: 'for-sponsors'; until: Temporal.Instant }
  | { kind: 'not-allowed' };

/** A second person ends it: a sponsor, or another lead where no sponsor is there or answers in time. */
export function confirmRefusal(
  { lifted, asked }: WorkflowFreeze,
  person: Confirmer,
  { hasSponsor, now }: { hasSponsor: boolean; now: Temporal.Instant },
): ConfirmRefusal | undefined {
  if (lifted !== undefined) return { kind: 'lifted', ...lifted };
  if (asked === undefined) return { kind: 'not-asked' };
  if (person.userId === asked.by) return { kind: 'own-request' };
  if (person.isSponsor) return undefined;
  if (!person.isLead) return { kind: 'not-allowed' };
  const until = asked.at.add(SPONSORS_ANSWER_WITHIN);
  return hasSponsor && isBefore(now, until) ? { kind: 'for-sponsors', until } : undefined;
}

export function isInForce({ lifted }: WorkflowFreeze): boolean {
  return lifted === undefined;
}
