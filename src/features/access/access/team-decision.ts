import { dateAt, isAfter } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { TeamAccess } from '../../contract/team-access.ts';
import { type AccessDecision, decideWithin, type PersonFacts } from './access.ts';
import type { TeamAccessFacts } from './access-facts.ts';
import { decideTeamAccess } from './team-access.ts';

/** Whether the wave of a team was let in by its gate; a wave that has not started is shut. */
export type GateWord = 'open' | 'shut' | 'overridden';

/** Everything that decides on the access of a team and of each of its people. */
export type TeamRecord = {
  facts: TeamAccessFacts;
  timeZone: string;
  gate: GateWord | undefined;
  people: readonly PersonFacts[];
};

export type TeamDecision = {
  teamId: TeamId;
  teamName: string;
  wave: number | undefined;
  gate: GateWord | undefined;
  /** A lead took the team a step back; a champion changes nothing about that. */
  isRolledBack: boolean;
  /** Rolled back to a few people: the team as a whole has no answer, its people have. */
  isNarrowed: boolean;
  access: TeamAccess;
  people: ReadonlyMap<UserId, AccessDecision>;
};

/** The one decision that every outlet tells: for the team, and for each of its people. */
export function decideTeam(team: TeamRecord, now: Temporal.Instant): TeamDecision {
  const { facts, timeZone, gate } = team;
  const today = dateAt(now, timeZone);
  const access = decideTeamAccess(facts, today);
  const { rollBack, entry } = facts;
  const isRolledBack = rollBack !== undefined && !isAfter(rollBack.on, today);
  return {
    teamId: facts.team.id,
    teamName: facts.team.name,
    wave: entry.kind === 'wave' ? entry.number : undefined,
    gate,
    isRolledBack,
    isNarrowed: access.state === 'frozen' && isRolledBack && rollBack.step === 'narrow',
    access,
    people: new Map(
      team.people.map((person) => [
        person.personId,
        decideWithin({ team: facts, person }, access, today),
      ]),
    ),
  };
}

/** One person's decisions over the teams that they are in. */
export function decisionsOf(
  decisions: readonly TeamDecision[],
  personId: UserId,
): AccessDecision[] {
  return decisions.flatMap(({ people }) => people.get(personId) ?? []);
}
