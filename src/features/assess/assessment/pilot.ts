import { isAfter } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';

/** Those who were there; what the pilot took is theirs to tell. */
export type Pilot = {
  teamName: string;
  /** Who led it; their view alone is not enough. */
  leadIds: ReadonlySet<UserId>;
  peopleIds: readonly UserId[];
  /** The same with those who have left since: what they said still counts. */
  everyoneIds: ReadonlySet<UserId>;
  /** Other teams have begun, so that their champions can say what they needed. */
  hasFollowers: boolean;
};

/** The people of the pilot answer, and those who see it from near: leads, and champions once teams follow. */
export function mayAnswer(pilot: Pilot, personId: UserId, roles: ReadonlySet<string>): boolean {
  if (pilot.peopleIds.includes(personId) || roles.has('lead')) return true;
  return pilot.hasFollowers && (roles.has('champion') || roles.has('backup'));
}

/** Leads and sponsors read what was said, and those who were there. */
export function mayRead(pilot: Pilot, personId: UserId, roles: ReadonlySet<string>): boolean {
  return mayAnswer(pilot, personId, roles) || roles.has('sponsor');
}

/** How somebody came to be in the pilot's team; who put them there is undefined where the record names nobody. */
export type Joining = { sinceAt: Temporal.Instant; addedBy: UserId | undefined };

type SetUp = { setUpAt: Temporal.Instant; leadIds: ReadonlySet<UserId> };

/**
 * Whether somebody in the pilot's team counts as one who was there. Nobody says of themselves that they were,
 * and no lead of the rollout of another, once it is set up: they want it to go on.
 */
export function wasThere(
  personId: UserId,
  { sinceAt, addedBy }: Joining,
  { setUpAt, leadIds }: SetUp,
): boolean {
  if (!isAfter(sinceAt, setUpAt)) return true;
  if (addedBy === personId) return false;
  return !leadIds.has(personId) || (addedBy !== undefined && !leadIds.has(addedBy));
}
