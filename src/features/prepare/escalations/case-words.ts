import type { UserId } from '../../../platform/ids.ts';

/** The names and the day that a case is worded with. */
export type CaseWords = {
  rolloutName: string;
  teamName: string;
  nameOf: (userId: UserId) => string;
  /** Of the rollout. */
  timeZone: string;
  today: Temporal.PlainDate;
};
