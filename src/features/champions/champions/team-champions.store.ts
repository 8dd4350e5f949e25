/* How far each team is on the way to a champion, kept team by team. */
import { dayMark } from '../../../platform/day-mark.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { perTeam } from '../../../platform/per-team.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { teamAndRolloutDays } from '../../../platform/team-days.ts';
import { isBackUpOn } from './champion.ts';
import { type ChampionStatus, championStatus } from './champion-status.ts';
import { listChampionsByTeam } from './champions.store.ts';

export type TeamChampions = { status: ChampionStatus; backUps: number };

const kept = perTeam<TeamChampions, ReadContext>({
  name: 'team champions',
  isAskedForAll: true,
  readMark: dayMark,
  readMarkOf: teamAndRolloutDays,
  read: ({ database, rolloutId, today }, only) =>
    [...listChampionsByTeam(database, rolloutId, only)].map(([teamId, champions]) => [
      teamId,
      {
        status: championStatus(teamId, champions, today),
        backUps: champions.filter((one) => isBackUpOn(one, today)).length,
      },
    ]),
});

/** Of the teams for which anybody was ever nominated; the others have nobody. */
export function listTeamChampions(
  context: ReadContext,
  only?: TeamScope,
): ReadonlyMap<TeamId, TeamChampions> {
  return kept.of(context, only);
}
