import { z } from 'zod';
import type { TeamId } from '../../../platform/ids.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { command, submission } from '../../../platform/slack/declarations.ts';
import { choice, restOfLine, teamValue, text } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayAsked, sayLooseningRefusal } from '../../contract/loosening.view.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import { leaveTeam } from './leave-team.usecase.ts';
import { mayLeaveAlone } from './loosen-leaving.usecase.ts';
import { teamEnds } from './team.ts';
import { LEAVE_FORM, leaveModal, leavingRefusalWords, REASON_MAX } from './team-leaving.view.ts';
import { listNamedTeams } from './team-names.store.ts';
import { TEAM_IS_GONE } from './team-refusals.slack.ts';
import { findTeam, findTeamNamed } from './teams.store.ts';
import { unknownTeam } from './teams.view.ts';

const teamLeave = command({
  command: '/rollout',
  name: 'team leave',
  summary: 'take a team out that was dissolved or merged, with its history kept',
  usage: '<team>',
  who: ['lead'],
  instead: [{ says: 'See the teams', run: '/rollout teams' }],
  about: 'rollout',
  arguments: restOfLine,
  run(request, name): Reply {
    const { database, rolloutId } = request;
    const team = findTeamNamed(database, rolloutId, name);
    const named = listNamedTeams(database, rolloutId);
    if (team === undefined)
      return tell(
        sentence(
          unknownTeam(
            name,
            named.map((one) => one.name),
          ),
        ),
      );
    const others = named.filter(({ id }) => id !== team.id);
    return open(leaveModal(team, others, mayLeaveAlone(request, team)));
  },
});

const leaveSubmission = submission({
  callbackId: LEAVE_FORM,
  who: ['lead'],
  about: 'rollout',
  context: teamValue,
  fields: z.object({
    how: choice(teamEnds, 'Choose what happened.'),
    into: keptId<TeamId>().optional(),
    reason: text('The reason', REASON_MAX),
  }),
  run(request, { how, into, reason }, { teamId }): Reply {
    const name = findTeam(request.database, request.rolloutId, teamId)?.name ?? '';
    const outcome = leaveTeam(request, { teamId, how, into, reason });
    switch (outcome.kind) {
      case 'left': {
        const along =
          outcome.into === undefined
            ? ''
            : ` Its people are in *${esc(outcome.into.name)}* now, and have access when it has.`;
        return tell(
          sentence(
            `*${esc(outcome.team.name)}* has left the rollout.${along} Its history stays: \`/rollout history\`.`,
          ),
        );
      }
      case 'not-lead':
        return tell(onlyTheyCan(getWhoMay(request, ['lead']), 'take a team out'));
      case 'no-such-team':
        return tell(TEAM_IS_GONE);
      case 'asked':
        return tell(sentence(sayAsked(outcome, 'Gates ask about this team')));
      case 'already-asked':
      case 'nobody-can-approve':
      case 'reason-too-short':
      case 'last-day-not-ahead':
      case 'last-day-too-far':
        return fieldErrors({ reason: sayLooseningRefusal(outcome, request.today).says });
      case 'no-reason':
        return fieldErrors({ reason: leavingRefusalWords(outcome, name) });
      case 'merged-into-what':
      case 'into-itself':
        return fieldErrors({ into: leavingRefusalWords(outcome, name) });
      case 'is-pilot':
        return tell(sentence(leavingRefusalWords(outcome, name)));
    }
  },
});

export const leavingCommands = [teamLeave];
export const leavingSubmissions = [leaveSubmission];
