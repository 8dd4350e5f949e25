import type { TeamId, UserId } from '../../platform/ids.ts';

/** Who looks after a team. */
export type TeamContact = { teamId: TeamId; personId: UserId; role: 'champion' | 'back-up' };

/** Days on which a person is away, both included. */
export type PersonAbsence = {
  personId: UserId;
  fromOn: Temporal.PlainDate;
  toOn: Temporal.PlainDate;
};

/** When somebody can be written to, by their own settings; their time zone and days off are known elsewhere. */
export type PersonHours = {
  from: Temporal.PlainTime;
  until: Temporal.PlainTime;
  weekdays: readonly number[];
  /** Asked for quiet up to and without this day. */
  quietUntilOn: Temporal.PlainDate | undefined;
};
