import type { UserId } from '../../platform/ids.ts';

/** Those who were there; what the pilot took is theirs to tell. */
export type Pilot = {
  teamName: string;
  /** Who led it; their view alone is not enough. */
  leadIds: ReadonlySet<UserId>;
  peopleIds: readonly UserId[];
};

/** The people of the pilot answer, and a rollout lead may who watched it from near. */
export function mayAnswer(pilot: Pilot, personId: UserId, roles: ReadonlySet<string>): boolean {
  return pilot.peopleIds.includes(personId) || roles.has('lead');
}

/** Leads and sponsors read what was said, and those who were there. */
export function mayRead(pilot: Pilot, personId: UserId, roles: ReadonlySet<string>): boolean {
  return mayAnswer(pilot, personId, roles) || roles.has('sponsor');
}
