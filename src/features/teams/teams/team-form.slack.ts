import { sentence } from '../../../platform/slack/blocks.ts';
import { action } from '../../../platform/slack/declarations.ts';
import { teamValue } from '../../../platform/slack/fields.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { findDaysOff } from './days-off.store.ts';
import { workflowsInUse } from './team.ts';
import { OPEN_TEAM_FORM, teamModal } from './team-modal.view.ts';
import { findTeam, listTeams } from './teams.store.ts';

/** From what is owed about a team: the form of `/rollout team edit`, at one press. */
export const openTeamForm = action({
  actionId: OPEN_TEAM_FORM,
  who: ['lead', 'manager'],
  about: 'rollout',
  value: teamValue,
  run({ database, acting, rolloutId }, { teamId }): Reply {
    const team = findTeam(database, rolloutId, teamId);
    if (team === undefined) {
      return tell(sentence('This team is no longer part of the rollout. Nothing was changed.'));
    }
    if (!acting.roles.has('lead') && team.managerId !== acting.userId) {
      return tell(
        sentence(
          'Only a rollout lead or the team’s own manager can change a team. Nothing was changed.',
        ),
      );
    }
    const daysOff = findDaysOff(database, team);
    return open(
      teamModal(rolloutId, team, workflowsInUse(listTeams(database, rolloutId)), daysOff),
    );
  },
});
