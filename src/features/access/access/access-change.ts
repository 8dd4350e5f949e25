import type { TeamId, UserId } from '../../../platform/ids.ts';
import { type AccessEvent, accessEvent } from './access.ts';
import type { AccessState } from './access-facts.ts';
import type { TeamDecision } from './team-decision.ts';

/** What was last told of a team (empty person) or of one of its people. */
export type Standing = {
  teamId: TeamId;
  personId: UserId | '';
  state: AccessState;
  allowed: boolean;
};

export type StandingChange = {
  teamId: TeamId;
  personId: UserId | '';
  before: Standing | undefined;
  /** Undefined for somebody who is no longer in the team. */
  after: Standing | undefined;
  /** What the outside is told; undefined where nothing changes for anybody. */
  event: AccessEvent | undefined;
  reason: string;
};

/** A change that the outside is told of: of a person, or of a team as a whole. */
export type AccessChange = {
  sequence: number;
  id: string;
  teamId: TeamId;
  personId: UserId | undefined;
  event: AccessEvent;
  before: AccessState | undefined;
  after: AccessState;
  reason: string;
  at: Temporal.Instant;
};

/** What differs between what is decided now and what was last told, teams before their people. */
export function standingChanges(
  decisions: readonly TeamDecision[],
  known: readonly Standing[],
): StandingChange[] {
  const before = new Map(known.map((each) => [keyOf(each), each]));
  const changes: StandingChange[] = [];
  for (const decision of decisions) {
    for (const now of standingsOf(decision)) {
      const was = before.get(keyOf(now.standing));
      before.delete(keyOf(now.standing));
      if (was?.state === now.standing.state && was.allowed === now.standing.allowed) continue;
      const { teamId, personId } = now.standing;
      const event =
        personId === '' ? accessEvent(was?.state, now.standing.state) : ofPerson(was, now.standing);
      changes.push({
        teamId,
        personId,
        before: was,
        after: now.standing,
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

function standingsOf(decision: TeamDecision): { standing: Standing; reason: string }[] {
  const { teamId, access, people } = decision;
  const { state, reason } = access;
  const allowed = state !== 'waiting' && state !== 'suspended';
  return [
    { standing: { teamId, personId: '', state, allowed }, reason },
    ...[...people].map(([personId, one]) => ({
      standing: { teamId, personId, state: one.state, allowed: one.allowed },
      reason: one.reason,
    })),
  ];
}

/** A person is told of only when it makes a difference: a seat in a frozen team stays a seat. */
function ofPerson(was: Standing | undefined, now: Standing): AccessEvent | undefined {
  const had = was?.allowed ?? false;
  if (had === now.allowed) return undefined;
  return now.allowed ? 'access.granted' : 'access.suspended';
}

const keyOf = ({ teamId, personId }: Standing) => `${teamId} ${personId}`;
