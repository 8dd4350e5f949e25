/* What is decided by now and not yet written down, kept up team by team like the decisions themselves. */
import { dayMark } from '../../../platform/day-mark.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { perTeam } from '../../../platform/per-team.ts';
import type { Store } from '../../../platform/remembered.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { teamDays } from '../../../platform/team-days.ts';
import { type AccessStatusChange, statusChanges } from './access-change.ts';
import { listAccessStatuses } from './access-statuses.store.ts';
import { keptDecisions, listDecided } from './decided.store.ts';
import { listSeats } from './seats.store.ts';
import { decidePeople } from './team-decision.ts';

/** The teams of which something is untold, as far as they have been looked at. */
const waiting = new WeakMap<Store['$client'], Map<string, Set<TeamId>>>();

/**
 * How much is to be told of each team; without a value where nothing is. What it is, is read again for the few
 * that are told at a time: of ten thousand teams' people it would fill the memory.
 */
export const untold = perTeam<number, ReadContext>({
  name: 'access untold',
  isAskedForAll: true,
  readMark: dayMark,
  readMarkOf: teamDays,
  *read(context, only) {
    for (const [teamId, changes] of readChanges(context, only)) yield [teamId, changes.length];
  },
  replaced(context, teamId, _before, after) {
    if (after === undefined) waitingIn(context).delete(teamId);
    else waitingIn(context).add(teamId);
  },
});

function* readChanges(
  context: ReadContext,
  only: TeamScope,
): Iterable<readonly [TeamId, readonly AccessStatusChange[]]> {
  const { database, rolloutId } = context;
  const seats = listSeats(context, only);
  const known = Map.groupBy(listAccessStatuses(database, rolloutId, only), ({ teamId }) => teamId);
  for (const team of keptDecisions.of(context, only).values()) {
    const { teamId } = team;
    const people = decidePeople(team, seats.get(teamId) ?? []);
    const changes = statusChanges({ ...team, people }, known.get(teamId) ?? []);
    if (changes.length > 0) yield [teamId, changes];
  }
}

/** Whether anything is to be told of the teams in scope. */
export function hasUntold(context: ReadContext, only?: TeamScope): boolean {
  return untold.of(context, only).size > 0;
}

/** What is to be told of the teams in scope: what is, in the order of their names, before what is no longer. */
export function listUntold(context: ReadContext, only?: TeamScope): AccessStatusChange[] {
  const teams = new Set(untold.of(context, only).keys());
  if (teams.size === 0) return [];
  const byTeam = new Map(readChanges(context, teams));
  const all = listDecided(context, teams).flatMap(({ teamId }) => byTeam.get(teamId) ?? []);
  const isGone = ({ after }: AccessStatusChange) => after === undefined;
  return [...all.filter((change) => !isGone(change)), ...all.filter(isGone)];
}

/** How many teams a look compares, and of how many it writes down what changed, which takes longer. */
export type LookSize = { look: number; tell: number };

/**
 * Looks at so many of the teams that something touched, or whose day has changed. Answers with as many
 * teams of which something is to be told, and whether more of either are left.
 */
export function findNextUntold(
  context: ReadContext,
  { look, tell }: LookSize,
): { teams: ReadonlySet<TeamId>; isLast: boolean } {
  const isLeft = [keptDecisions, untold].map((each) => each.renew(context, look)).includes(true);
  const found = [...waitingIn(context)];
  return {
    teams: new Set(found.slice(0, tell)),
    isLast: !isLeft && found.length <= tell,
  };
}

function waitingIn({ database, rolloutId }: ReadContext): Set<TeamId> {
  const ofDatabase = waiting.get(database.$client) ?? new Map<string, Set<TeamId>>();
  waiting.set(database.$client, ofDatabase);
  const teams = ofDatabase.get(rolloutId) ?? new Set();
  ofDatabase.set(rolloutId, teams);
  return teams;
}
