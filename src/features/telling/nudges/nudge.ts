import type { UserId } from '../../../platform/ids.ts';
import type { Obligation } from '../../contract/obligation.ts';

export const purposes = ['remind', 'ask', 'cover', 'tell-back-up', 'tell-lead'] as const;
/**
 * Why an item is in a message: a reminder to the person who owes it; the question *keep me, later,
 * not me* after three without an answer; cover while the person is away; word to the back-up, then
 * to a lead, when nothing came back.
 */
export type Purpose = (typeof purposes)[number];

export type PlannedItem = { obligation: Obligation; purpose: Purpose };

/** One direct message with everything in it that the person hears on that day. */
export type PlannedNudge = {
  /** Person and local date: a restart sends nothing twice, and nobody is written to twice a day. */
  key: string;
  personId: UserId;
  sendAt: Temporal.Instant;
  sendOn: Temporal.PlainDate;
  items: readonly PlannedItem[];
  /** It does not wait for the person's hours, and counts for nothing. */
  isUrgent: boolean;
};

export function nudgeKey(personId: UserId, sendOn: string, isUrgent: boolean): string {
  return `nudge:${personId}:${sendOn}${isUrgent ? ':urgent' : ''}`;
}

/** What a person pressed; `later` is a snooze until its date. */
export type NudgeReply = {
  personId: UserId;
  obligationKey: string;
  repliedAt: Temporal.Instant;
} & (
  | { choice: 'keep' | 'not-me'; untilOn?: undefined }
  | { choice: 'later'; untilOn: Temporal.PlainDate }
);
