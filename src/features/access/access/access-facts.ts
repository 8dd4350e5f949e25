import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { WorkingCalendar } from '../../teams/calendars/working-calendar.ts';

/** How a team came into the rollout. The pilot team worked before there were champions. */
export type Entry =
  | { kind: 'pilot'; startedOn: Temporal.PlainDate }
  | { kind: 'wave'; number: number; startedOn: Temporal.PlainDate | undefined }
  | { kind: 'none' };

export const coverEnds = ['left', 'lapsed', 'hours-ended', 'handed-over'] as const;
export type CoverEnd = (typeof coverEnds)[number];

/** A time in which the team had a certified champion. `untilOn` is the first day without one. */
export type Cover = {
  fromOn: Temporal.PlainDate;
  untilOn: Temporal.PlainDate | undefined;
  endedBy: CoverEnd | undefined;
};

export type TeamRollBack = {
  step: 'stop-new-seats' | 'narrow' | 'suspend';
  on: Temporal.PlainDate;
  reason: string;
  keeps: readonly UserId[];
};

/** Stands in for the champion's certificate until its end, on the record; it lifts no roll-back. */
export type AccessOverride = { fromOn: Temporal.PlainDate; untilOn: Temporal.PlainDate };

export type TeamAccessFacts = {
  team: { id: TeamId; name: string };
  calendar: WorkingCalendar;
  entry: Entry;
  /** The champion's times with a certificate; a back-up counts once the role is theirs. */
  cover: readonly Cover[];
  /** Who is on record as one of its people. */
  seats: number;
  /** How many people were said to work in it. */
  declaredSize?: number;
  /** It was live before: what it needs to go live is no longer asked of it. */
  hasBeenLive?: boolean;
  /** The first day on which the team had a back-up champion. */
  backUpSinceOn: Temporal.PlainDate | undefined;
  rollBack: TeamRollBack | undefined;
  /** The latest override, also when it is over. */
  override: AccessOverride | undefined;
  /** Since when the rollout or the team's wave is paused; a pause lets no further team in. */
  pausedOn: Temporal.PlainDate | undefined;
  /** How the rollout was closed, on which day at the team's place. */
  closed?: { on: Temporal.PlainDate; access: 'kept' | 'ended' } | undefined;
};

/** What of it decides on a seat, once it is decided on the team. */
export type SeatRules = Pick<TeamAccessFacts, 'team' | 'entry' | 'rollBack'>;
