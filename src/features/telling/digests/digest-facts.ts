import type { UserId } from '../../../platform/ids.ts';
import type { ActiveOverride } from '../../contract/active-override.ts';
import type { ComingDates } from '../../contract/coming-date.ts';
import type { HeldUp } from '../../contract/held-up.ts';
import type { NewsWeight } from '../../contract/news-weight.ts';
import type { Obligation } from '../../contract/obligation.ts';

/** Everything that a digest is made of. All words in it are safe mrkdwn, as an obligation's are. */
export type DigestFacts = {
  rolloutName: string;
  week: number;
  /** What goes on while no team is live: "the pilot is being assessed". */
  phaseInWords: string;
  paused: { since: Temporal.PlainDate; reason: string } | undefined;
  today: Temporal.PlainDate;
  /** What happened after the last digest and until this one. */
  period: { after: Temporal.Instant; until: Temporal.Instant };
  liveTeams: readonly string[];
  changes: readonly Change[];
  obligations: readonly Obligation[];
  overrides: readonly ActiveOverride[];
  dates: ComingDates;
};

/** `at` in milliseconds since the epoch: a week of many teams has thousands, of which five are shown. */
export type Change = { text: string; at: number; weight: NewsWeight };

/** One thing that stands still; it names who holds it up, never who waits. */
export type Blocked = {
  waits: HeldUp;
  for: string;
  byIds: readonly UserId[];
  sinceOn: Temporal.PlainDate;
  dueOn: Temporal.PlainDate | undefined;
};

export type Decision = { obligation: Obligation; byIds: readonly UserId[] };
