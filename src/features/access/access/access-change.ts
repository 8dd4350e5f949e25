import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { AccessEvent } from '../../contract/access-change.ts';
import type { AccessState } from '../../contract/team-access.ts';
import { accessEvent } from './access.ts';
import type { TeamDecision } from './team-decision.ts';

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

/** What differs between what is decided now and what was last told, teams before their people. */
export function statusChanges(
  decisions: readonly TeamDecision[],
  known: readonly AccessStatus[],
): AccessStatusChange[] {
  const before = new Map(known.map((each) => [keyOf(each), each]));
  const changes: AccessStatusChange[] = [];
  for (const decision of decisions) {
    for (const now of statusesOf(decision)) {
      const was = before.get(keyOf(now.status));
      before.delete(keyOf(now.status));
      if (was?.state === now.status.state && was.allowed === now.status.allowed) continue;
      const { teamId, personId } = now.status;
      const event =
        personId === '' ? accessEvent(was?.state, now.status.state) : ofPerson(was, now.status);
      changes.push({
        teamId,
        personId,
        before: was,
        after: now.status,
        event,
        reason: now.reason,
      });
    }
  }
  const looked = new Map(decisions.map(({ teamId, teamName }) => [teamId, teamName]));
  for (const gone of before.values()) {
    const teamName = looked.get(gone.teamId);
    if (teamName === undefined || gone.personId === '') continue;
    const { teamId, personId } = gone;
    const event = gone.allowed ? 'access.suspended' : undefined;
    const reason = `No longer in ${teamName}.`;
    changes.push({ teamId, personId, before: gone, after: undefined, event, reason });
  }
  return changes;
}

function statusesOf(decision: TeamDecision): { status: AccessStatus; reason: string }[] {
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

const keyOf = ({ teamId, personId }: AccessStatus) => `${teamId} ${personId}`;
