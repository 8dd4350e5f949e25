import { dayMark, rememberToday } from '../../../platform/day-mark.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { perTeam } from '../../../platform/per-team.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { teamDays } from '../../../platform/team-days.ts';
import { decideTeam, type TeamDecision } from './team-decision.ts';
import { listTeamRecords } from './team-records.store.ts';

/** What is decided on each team, kept until something that it follows from changes, or a day ends. */
export const keptDecisions = perTeam<TeamDecision, ReadContext>({
  name: 'access decisions',
  isAskedForAll: true,
  readMark: dayMark,
  readMarkOf: teamDays,
  read: (context, only) =>
    listTeamRecords(context, only).map((team) => [
      team.facts.team.id,
      decideTeam(team, context.now),
    ]),
});

/** What is decided on a rollout's teams, or on those that are named, in the order of their names. */
export function listDecided(context: ReadContext, only?: TeamScope): readonly TeamDecision[] {
  const read = () => [...keptDecisions.of(context, only).values()].sort(byName);
  return only === undefined ? rememberToday(context, 'access listDecided', read, 'own') : read();
}

/** The same of one team; undefined where the rollout has no such team. */
export function findDecided(context: ReadContext, teamId: TeamId): TeamDecision | undefined {
  return keptDecisions.of(context, new Set([teamId])).get(teamId);
}

function byName(a: TeamDecision, b: TeamDecision): number {
  if (a.teamName === b.teamName) return a.teamId < b.teamId ? -1 : 1;
  return a.teamName < b.teamName ? -1 : 1;
}
