import type { RolloutRequest } from '../../../platform/request.ts';
import { action } from '../../../platform/slack/declarations.ts';
import { teamValue } from '../../../platform/slack/fields.ts';
import { asLook } from '../../../platform/slack/refusal.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { findDaysOff } from './days-off.store.ts';
import { type Team, workflowsInUse } from './team.ts';
import { OPEN_TEAM_FORM, teamModal } from './team-modal.view.ts';
import { notTheirTeam, TEAM_IS_GONE } from './team-refusals.slack.ts';
import { findTeam, listTeams } from './teams.store.ts';

/** From what is owed about a team: the form of `/rollout team edit`, at one press. */
export const openTeamForm = action({
  actionId: OPEN_TEAM_FORM,
  who: ['lead', 'manager'],
  about: 'rollout',
  value: teamValue,
  run(request, { teamId }): Reply {
    const team = findTeam(request.database, request.rolloutId, teamId);
    return team === undefined ? tell(TEAM_IS_GONE) : openTeam(request, team);
  },
});

export function openTeam(request: RolloutRequest, team: Team): Reply {
  const { database, rolloutId, acting } = request;
  if (!acting.roles.has('lead') && team.managerId !== acting.userId)
    return tell(asLook(notTheirTeam(request, team)));
  const daysOff = findDaysOff(database, team);
  return open(teamModal(rolloutId, team, workflowsInUse(listTeams(database, rolloutId)), daysOff));
}
