/* What a pulse asks of one person next, and what is said to them with it. */
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { findBallot } from './ballots.store.ts';
import { type Changed, type NextQuestion, openItemOf } from './pulse.ts';
import { findAskedTeam, getPulsePeople, listOptedOut } from './pulse-people.store.ts';
import { isAsked } from './pulse-schedule.ts';
import { findOpenCycle, getChanges, listClosedCycles } from './pulses.store.ts';

/** What somebody is asked next in the pulse that is open; undefined when there is nothing. */
export function findNextQuestion(context: ReadContext, personId: UserId): NextQuestion | undefined {
  const { database, rolloutId } = context;
  const cycle = findOpenCycle(database, rolloutId);
  const teamId = cycle && findAskedTeam(database, cycle.id, personId);
  if (cycle === undefined || teamId === undefined || findOwnChoice(context, personId) === 'out')
    return undefined;
  const open = openItemOf(cycle, findBallot(database, cycle, personId));
  if (open === undefined) return undefined;
  const teamName = findTeam(database, rolloutId, teamId)?.name ?? '';
  return { cycle, teamId, teamName, ...open, changed: changedIn(context)(teamId) };
}

/** What is said to a team of what was changed since the last pulse: its own champion's words, or the lead's. */
export function changedIn({ database, rolloutId }: ReadContext): (teamId: TeamId) => Changed {
  const [last] = listClosedCycles(database, rolloutId);
  if (last === undefined) return () => ({ isFirst: true, change: undefined });
  const changes = getChanges(database, last.id);
  return (teamId) => ({ isFirst: false, change: changes.get(teamId) ?? changes.get(undefined) });
}

/** Whether somebody is asked, wants no pulse, or was left in peace after two that they did not answer. */
export function findOwnChoice(
  { database, rolloutId }: ReadContext,
  personId: UserId,
): 'asked' | 'out' | 'left-in-peace' {
  if (listOptedOut(database).has(personId)) return 'out';
  return isAsked(getPulsePeople(database, rolloutId).get(personId)) ? 'asked' : 'left-in-peace';
}
