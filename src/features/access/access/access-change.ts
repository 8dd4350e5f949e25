import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { AccessEvent } from '../../contract/access-change.ts';
import type { AccessState } from '../../contract/team-access.ts';
import { accessEvent } from './access.ts';
import type { PeopleDecisions, TeamDecision } from './team-decision.ts';

/** What was last told of a team (empty person) or of one of its people. */
export type AccessStatus = {
  teamId: TeamId;
  personId: UserId | '';
  state: AccessState;
  allowed: boolean;
};

export type AccessStatusChange = {
  teamId: TeamId;
  personId: UserId | '';
  before: AccessStatus | undefined;
  /** Undefined for somebody who is no longer in the team. */
  after: AccessStatus | undefined;
  /** What the outside is told; undefined where nothing changes for anybody. */
  event: AccessEvent | undefined;
  reason: string;
};

/** A team and its people as they are decided now. */
export type TeamNow = Pick<TeamDecision, 'teamId' | 'teamName' | 'access'> & {
  people: PeopleDecisions;
};

/** What differs between what is decided now on a team and what was last told of it, itself before its people. */
export function statusChanges(team: TeamNow, known: readonly AccessStatus[]): AccessStatusChange[] {
  const { teamId, teamName } = team;
  const before = new Map(known.map((each) => [each.personId, each]));
  const changes: AccessStatusChange[] = [];
  for (const { status, reason } of statusesOf(team)) {
    const { personId, state, allowed } = status;
    const was = before.get(personId);
    before.delete(personId);
    if (was?.state === state && was.allowed === allowed) continue;
    const event = personId === '' ? accessEvent(was?.state, state) : ofPerson(was, status);
    changes.push({ teamId, personId, before: was, after: status, event, reason });
  }
  for (const gone of before.values()) {
    const { personId } = gone;
    const event = gone.allowed ? 'access.suspended' : undefined;
    const reason = `No longer in ${teamName}.`;
    changes.push({ teamId, personId, before: gone, after: undefined, event, reason });
  }
  return changes;
}

function statusesOf(decision: TeamNow): { status: AccessStatus; reason: string }[] {
  const { teamId, access, people } = decision;
  const { state, reason } = access;
  const allowed = state !== 'waiting' && state !== 'suspended';
  return [
    { status: { teamId, personId: '', state, allowed }, reason },
    ...[...people].map(([personId, one]) => ({
      status: { teamId, personId, state: one.state, allowed: one.allowed },
      reason: one.reason,
    })),
  ];
}

/** A person is told of only when it makes a difference: a seat in a frozen team stays a seat. */
function ofPerson(was: AccessStatus | undefined, now: AccessStatus): AccessEvent | undefined {
  const had = was?.allowed ?? false;
  if (had === now.allowed) return undefined;
  return now.allowed ? 'access.granted' : 'access.suspended';
}
