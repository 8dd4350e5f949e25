export type AccessSettings = {
  /** Working days, by the team's own calendar, for which a team may be without a certified champion. */
  graceWorkingDays: number;
  /** A team with more seats than this needs a back-up champion before it goes live. */
  seatsWithoutBackUp: number;
};
export const ACCESS_SETTINGS: AccessSettings = { graceWorkingDays: 10, seatsWithoutBackUp: 15 };

/** The criterion of a wave's gate that asks large teams for a back-up. */
export const BACK_UPS = 'champions.back-ups';

/** Grace and seats that a rollout may set. */
export const ACCESS_BOUNDS = {
  graceWorkingDays: { least: 0, most: 60 },
  seatsWithoutBackUp: { least: 1, most: 500 },
} as const;

/** The shorter grace and the smaller team; what one person may set alone. */
export function strictestAccess(a: AccessSettings, b: AccessSettings): AccessSettings {
  return {
    graceWorkingDays: Math.min(a.graceWorkingDays, b.graceWorkingDays),
    seatsWithoutBackUp: Math.min(a.seatsWithoutBackUp, b.seatsWithoutBackUp),
  };
}

/** What differs between two, a sentence each. */
export function accessChanges(from: AccessSettings, to: AccessSettings): string[] {
  const { graceWorkingDays: days, seatsWithoutBackUp: seats } = to;
  return [
    ...(days === from.graceWorkingDays
      ? []
      : [
          `A team may be without a certified champion for ${days} working days instead of ${from.graceWorkingDays}.`,
        ]),
    ...(seats === from.seatsWithoutBackUp
      ? []
      : [
          `A team of up to ${seats} people may start without a back-up, instead of ${from.seatsWithoutBackUp}.`,
        ]),
  ];
}
