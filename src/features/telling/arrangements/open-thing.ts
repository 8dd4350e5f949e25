import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { Arrangement } from './arrangement.ts';

/** One open thing, with everybody's share of it as the feature asks for it. */
export type OpenThing = {
  obligation: Obligation;
  shares: readonly Obligation[];
  /** Who owes it by what was arranged. */
  holders: readonly UserId[];
  arrangement: Arrangement | undefined;
};

/** One open thing, as a button names it. */
export type ThingRef = {
  rolloutId: RolloutId;
  subject: string;
  teamId: TeamId | undefined;
};

/** The same as a form shows it. */
export type ThingShown = {
  ref: ThingRef;
  obligation: Obligation;
  /** Names of those who owe it now. */
  names: readonly string[];
  today: Temporal.PlainDate;
};

/**
 * Leads and sponsors may arrange whatever is open; whoever looks after a team may arrange what others owe
 * for it, and never lets go of what is their own.
 */
export function mayArrange(
  actor: { userId: UserId; roles: ReadonlySet<string>; looksAfterTeam: boolean },
  { holders }: Pick<OpenThing, 'holders'>,
): boolean {
  if (actor.roles.has('lead') || actor.roles.has('sponsor')) return true;
  return actor.looksAfterTeam && !holders.includes(actor.userId);
}

/** A word or a letter says nothing to the one who reads it later. */
export const REASON_LEAST = 10;

export function isReason(typed: string): boolean {
  return typed.trim().length >= REASON_LEAST && /\s/.test(typed.trim());
}

/** A date that somebody can still keep. */
export const MOVED_AT_MOST_DAYS = 365;
