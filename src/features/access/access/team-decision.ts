import { dateAt, isAfter } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { TeamAccess } from '../../contract/team-access.ts';
import { type AccessDecision, decideWithin, type PersonFacts } from './access.ts';
import type { SeatRules, TeamAccessFacts } from './access-facts.ts';
import { afterClosing } from './after-closing.ts';
import { decideTeamAccess } from './team-access.ts';

/** Whether the wave of a team was let in by its gate; a wave that has not started is shut. */
export type GateWord = 'open' | 'shut' | 'overridden';

/** Everything that decides on the access of a team. */
export type TeamRecord = {
  facts: TeamAccessFacts;
  timeZone: string;
  gate: GateWord | undefined;
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
  /** What decides on each of its people. */
  rules: SeatRules;
  /** The day at the team's place for which this was decided. */
  on: Temporal.PlainDate;
};

export type PeopleDecisions = ReadonlyMap<UserId, AccessDecision>;

/** The one decision on a team that every outlet tells. */
export function decideTeam(record: TeamRecord, now: Temporal.Instant): TeamDecision {
  const { facts, gate } = record;
  const { team, entry, rollBack } = facts;
  const today = dateAt(now, record.timeZone);
  const on = facts.closed?.access === 'kept' ? facts.closed.on : today;
  const access = afterClosing(decideTeamAccess(facts, on), facts.closed, today);
  const isRolledBack = rollBack !== undefined && !isAfter(rollBack.on, on);
  return {
    teamId: team.id,
    teamName: team.name,
    wave: entry.kind === 'wave' ? entry.number : undefined,
    gate,
    isRolledBack,
    isNarrowed: access.state === 'frozen' && isRolledBack && rollBack.step === 'narrow',
    access,
    rules: { team, entry, rollBack },
    on,
  };
}

/** What follows from it for people of the team. */
export function decidePeople(
  { rules, access, on }: TeamDecision,
  people: readonly PersonFacts[],
): PeopleDecisions {
  return new Map(
    people.map((person) => [person.personId, decideWithin({ team: rules, person }, access, on)]),
  );
}
