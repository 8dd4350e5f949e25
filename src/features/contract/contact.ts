import type { TeamId, UserId } from '../../platform/ids.ts';

/** Who looks after a team. */
export type TeamContact = { teamId: TeamId; personId: UserId; role: 'champion' | 'back-up' };

/** Days on which a person is away, both included. */
export type PersonAbsence = {
  personId: UserId;
  fromOn: Temporal.PlainDate;
  toOn: Temporal.PlainDate;
};
