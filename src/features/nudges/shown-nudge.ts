import type { Obligation } from '../obligations/obligation.ts';
import type { Purpose } from './nudge.ts';

/** One thing in a message, as it stands now. */
export type ShownItem =
  | { state: 'open'; obligation: Obligation; purpose: Purpose; about: string; because: Because }
  | { state: 'done'; text: string; on: Temporal.PlainDate; by: string | undefined }
  | { state: 'later'; text: string; untilOn: Temporal.PlainDate }
  | { state: 'not-mine'; text: string; suggested: string | undefined };

/** Why somebody hears of what another person owes. */
export type Because =
  | { kind: 'silent' }
  | { kind: 'away' }
  | { kind: 'not-theirs'; suggested: string | undefined; note: string };

export type ShownNudge = {
  key: string;
  sendOn: Temporal.PlainDate;
  /** At the receiver's place. */
  today: Temporal.PlainDate;
  items: readonly ShownItem[];
  rolloutNames: ReadonlyMap<string, string>;
  /** What else waits for the receiver, beside this message. */
  others: number;
};

export type OpenItem = Extract<ShownItem, { state: 'open' }>;
export type SettledItem = Exclude<ShownItem, OpenItem>;
