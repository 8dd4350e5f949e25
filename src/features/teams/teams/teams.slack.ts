import { z } from 'zod';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { command, submission } from '../../../platform/slack/declarations.ts';
import {
  choice,
  commaList,
  date,
  dateList,
  noArguments,
  number,
  restOfLine,
  rolloutValue,
  timeZone,
  userId,
} from '../../../platform/slack/fields.ts';
import { keptId, keptPerson } from '../../../platform/slack/kept-values.ts';
import { name } from '../../../platform/slack/name-field.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { LAST_DAY, lastsOf, sayLooseningRefusal } from '../../contract/loosening.view.ts';
import { placeChosen } from '../calendars/holiday-place.ts';
import { saveTeamFacts, type TeamOutcome } from './add-team.usecase.ts';
import { type TeamInput, workflowsInUse } from './team.ts';
import { openTeam } from './team-form.slack.ts';
import { TEAM_FORM, teamModal } from './team-modal.view.ts';
import { notTheirTeam, TEAM_IS_GONE } from './team-refusals.slack.ts';
import { findTeam, findTeamNamed, listTeams } from './teams.store.ts';
import { teamSavedModal, unknownTeam } from './teams.view.ts';

const teamAdd = command({
  command: '/rollout',
  name: 'team add',
  summary: 'add a team that could join the rollout',
  usage: '',
  who: ['lead'],
  instead: [
    { says: 'Ask to join', run: '/rollout join' },
    { says: 'See the teams', run: '/rollout teams' },
  ],
  about: 'rollout',
  arguments: noArguments,
  run: ({ database, rolloutId }) =>
    open(teamModal(rolloutId, undefined, workflowsInUse(listTeams(database, rolloutId)))),
});

const teamEdit = command({
  command: '/rollout',
  name: 'team edit',
  summary: 'change what is known about a team: its people, work and place',
  usage: '<team>',
  who: ['lead', 'manager'],
  instead: [{ says: 'See the teams', run: '/rollout teams' }],
  about: 'rollout',
  arguments: restOfLine,
  run(request, name): Reply {
    const { database, rolloutId } = request;
    const team = findTeamNamed(database, rolloutId, name);
    if (team !== undefined) return openTeam(request, team);
    const names = listTeams(database, rolloutId).map((one) => one.name);
    return tell(sentence(unknownTeam(name, names)));
  },
});

const fields = z.object({
  name: name('The team’s name', 80),
  manager: userId('Choose the team’s manager.'),
  members: z
    .array(keptPerson)
    .optional()
    .transform((ids) => ids ?? []),
  size: number('The number of people', 1, 10_000, '12').pipe(
    z.number().int({ error: 'The number of people must be a whole number, for example 12.' }),
  ),
  workflows: commaList('What it would use it for'),
  function: name('The function', 60),
  place: name('The place', 60),
  time_zone: timeZone,
  seniors: number('The share', 0, 100, '40'),
  regulated: choice(['yes', 'no'], 'Choose yes or no.'),
  tools: commaList('Tools'),
  holiday_place: z.string().optional().transform(placeChosen),
  days_off: dateList('the days off'),
  reason: z.string().max(300).optional(),
  [LAST_DAY]: date('The last day').optional(),
});

const teamSubmission = submission({
  callbackId: TEAM_FORM,
  who: ['lead', 'manager'],
  about: 'rollout',
  context: rolloutValue.extend({
    teamId: keptId<TeamId>().optional(),
  }),
  fields,
  run(request, typed, context): Reply {
    const why = { reason: typed.reason ?? '', lasts: lastsOf(typed[LAST_DAY]) };
    const input: TeamInput = {
      teamId: context.teamId,
      name: typed.name,
      managerId: typed.manager,
      memberIds: typed.members,
      workflows: typed.workflows,
      daysOff: typed.days_off,
      holidayPlace: typed.holiday_place,
      context: {
        function: typed.function,
        place: typed.place,
        timeZone: typed.time_zone,
        size: typed.size,
        seniority: typed.seniors / 100,
        regulated: typed.regulated === 'yes',
        tools: typed.tools,
      },
    };
    const outcome = saveTeamFacts(request, input, why);
    return replyTo(request, context.teamId, outcome);
  },
});

function replyTo(request: RolloutRequest, teamId: TeamId | undefined, outcome: TeamOutcome): Reply {
  switch (outcome.kind) {
    case 'saved':
      return update(teamSavedModal(outcome.team, outcome.isNew, outcome.asked));
    case 'loosening-refused': {
      const { field, says } = sayLooseningRefusal(outcome.refusal, request.today);
      return fieldErrors({ [field]: says });
    }
    case 'not-allowed':
      return tell(
        notTheirTeam(
          request,
          teamId === undefined ? undefined : findTeam(request.database, request.rolloutId, teamId),
        ),
      );
    case 'no-such-team':
      return tell(TEAM_IS_GONE);
    case 'name-taken':
      return fieldErrors({
        name: 'There is already a team with this name. To change it, use `/rollout team edit`.',
      });
    case 'person-left':
      return fieldErrors({
        [outcome.field]: `${outcome.name} no longer has an active account here. Choose someone else.`,
      });
    case 'guest':
      return fieldErrors({
        [outcome.field]: `${outcome.name} is a guest in this workspace: guests can be in a team, and its manager is a colleague with a full account. Choose someone else.`,
      });
  }
}

export const teamsCommands = [teamAdd, teamEdit];
export const teamsSubmissions = [teamSubmission];
