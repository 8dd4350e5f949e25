export type AccessSettings = {
  /** Working days, by the team's own calendar, for which a team may be without a certified champion. */
  graceWorkingDays: number;
  /** A team with more seats than this needs a back-up champion before it goes live. */
  seatsWithoutBackUp: number;
};
export const ACCESS_SETTINGS: AccessSettings = { graceWorkingDays: 10, seatsWithoutBackUp: 15 };
