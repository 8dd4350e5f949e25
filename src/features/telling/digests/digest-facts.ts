import type { RolloutId, UserId } from '../../../platform/ids.ts';
import type { ActiveOverride } from '../../contract/active-override.ts';
import type { ComingDates } from '../../contract/coming-date.ts';
import type { Concern } from '../../contract/concern.ts';
import type { GateKey } from '../../contract/gate.ts';
import type { HeldUp } from '../../contract/held-up.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { Story } from './story.ts';

/** Everything that a digest is made of. All words in it are safe mrkdwn, as an obligation's are; the queue's are not yet. */
export type DigestFacts = {
  rolloutId: RolloutId;
  rolloutName: string;
  /** 1 is the first; 0 or less before the start. */
  week: number;
  startsOn: Temporal.PlainDate;
  /** What goes on while no team is live: "the pilot is being assessed". */
  phaseInWords: string;
  paused: { since: Temporal.PlainDate; reason: string } | undefined;
  today: Temporal.PlainDate;
  /** The teams that have access, the first few by name; none while it is the pilot's alone. */
  liveTeams: { names: readonly string[]; count: number; of: number };
  /** What changed since the last digest, what means most first. */
  stories: readonly Story[];
  /** The number of the wave that teams get ready for. */
  nextWave: number | undefined;
  queue: Queue | undefined;
  /** What happened after the last digest and until this one. */
  period: { after: Temporal.Instant; until: Temporal.Instant };
  /** The gate that keeps the wave shut which is to start now. */
  shutGate: GateKey | undefined;
  obligations: readonly Obligation[];
  /** What is not as it should be, whoever owes the next step. */
  concerns: readonly Concern[];
  overrides: readonly ActiveOverride[];
  dates: ComingDates;
};

/** Teams that asked to join and are not in a wave that has started. */
export type Queue = { teams: number; longest: { name: string; sinceOn: Temporal.PlainDate } };

/** What stands still and why; it names who holds it up, never who waits. */
export type Blocked = {
  /** Several where they wait for the same to be done. */
  waits: readonly HeldUp[];
  things: readonly Thing[];
  /** Of the longest wait. */
  sinceOn: Temporal.PlainDate;
};

/** One thing to do, and whose it is. */
export type Thing = { text: string; byIds: readonly UserId[]; sinceOn: Temporal.PlainDate };

export type Decision = { obligation: Obligation; byIds: readonly UserId[] };

/** Somebody found something, and other teams use it now. */
export type Credit = { names: readonly string[]; adopters: readonly string[] };
