import type { Obligation } from '../../contract/obligation.ts';
import type { Purpose } from './nudge.ts';

/** One thing in a message that is still to be done. */
export type OpenItem = {
  state: 'open';
  obligation: Obligation;
  purpose: Purpose;
  /** Name of the one who owes it. */
  about: string;
  because: Because;
  /** Whether the receiver is the one, or one of those, who can settle it. */
  canSettle: boolean;
};

/** One thing in a message that its receiver has done, put off or handed back. */
export type SettledItem =
  | {
      state: 'done';
      text: string;
      on: Temporal.PlainDate;
      by: string | undefined;
      /** Name of the one who owed it, where that was not the receiver. */
      about: string | undefined;
    }
  | {
      state: 'lapsed' | 'needless' | 'moved';
      text: string;
      on: Temporal.PlainDate;
      /** The reason why it is needless, or the name of the one who has it now; may be empty. */
      how: string;
      about: string | undefined;
    }
  | { state: 'later'; text: string; untilOn: Temporal.PlainDate }
  | { state: 'not-mine'; text: string; suggested: string | undefined };

/** One thing that stands in the newer message of that day. */
export type CarriedItem = { state: 'carried'; text: string; to: Temporal.PlainDate };

export type ShownItem = OpenItem | SettledItem | CarriedItem;

/** Why somebody hears of what another person owes. */
export type Because =
  | { kind: 'silent' }
  | { kind: 'away' }
  | { kind: 'not-theirs'; suggested: string | undefined; note: string };

export type ShownNudge<News = unknown> = {
  key: string;
  sendOn: Temporal.PlainDate;
  /** At the receiver's place. */
  today: Temporal.PlainDate;
  items: readonly ShownItem[];
  rolloutNames: ReadonlyMap<string, string>;
  /** What is new, in the words of the features. */
  news: readonly News[];
  /** It came outside the receiver's hours for what is in it. */
  isUrgent: boolean;
  /** What else waits for the receiver, beside this message. */
  others: number;
};
