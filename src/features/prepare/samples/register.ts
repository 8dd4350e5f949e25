import type { UserId } from '../../../platform/ids.ts';

type Given = { digits: string; by: UserId };

/** Outputs that are drawn from together. It closes once its time is over and two people have given digits. */
export type Register = {
  number: number;
  openedAt: Temporal.Instant;
  /** The last day on which outputs come into it. */
  closesOn: Temporal.PlainDate;
  first: Given | undefined;
  second: Given | undefined;
  /** Made of both; undefined until then. */
  seed: string | undefined;
  closedAt: Temporal.Instant | undefined;
};

export type DigitsGiver = { userId: UserId; isLead: boolean; isSponsor: boolean };
export type DigitsRefusal =
  | 'closed'
  | 'complete'
  | 'same-person'
  | 'no-part'
  /** Two sponsors: one of the two who draw is a lead. */
  | 'lead-missing';

/** Whether somebody's digits may become part of a register's seed: a lead and a sponsor give them, or two leads. */
export function judgeDigits(
  register: Register,
  giver: DigitsGiver,
  isFirstLead: boolean,
): DigitsRefusal | undefined {
  if (!giver.isLead && !giver.isSponsor) return 'no-part';
  if (register.closedAt !== undefined) return 'closed';
  if (register.second !== undefined) return 'complete';
  if (register.first === undefined) return undefined;
  if (register.first.by === giver.userId) return 'same-person';
  return giver.isLead || isFirstLead ? undefined : 'lead-missing';
}
