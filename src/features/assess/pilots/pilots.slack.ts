import { z } from 'zod';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { command, submission } from '../../../platform/slack/declarations.ts';
import { restOfLine, teamValue, text } from '../../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayAsked, sayLooseningRefusal } from '../../contract/loosening.view.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import { findTeam, findTeamNamed, listTeams } from '../../teams/teams/teams.store.ts';
import { unknownTeam } from '../../teams/teams/teams.view.ts';
import { changePilot, MAY_CHANGE_PILOT } from './change-pilot.usecase.ts';
import { judgePilotChange } from './pilot-change.ts';
import { PILOT_FORM, pilotModal, pilotRefusalWords, REASON_MAX } from './pilot-form.view.ts';

const pilotCommand = command({
  command: '/rollout',
  name: 'pilot',
  summary: 'name another team the pilot, where the wrong one was set up',
  usage: '<team>',
  who: MAY_CHANGE_PILOT,
  instead: [{ says: 'See the teams', run: '/rollout teams' }],
  about: 'rollout',
  isUseful: (request) => request.product.assessmentPassedAt(request) === undefined,
  arguments: restOfLine,
  run(request, typed): Reply {
    const { database, rolloutId, product } = request;
    const team = findTeamNamed(database, rolloutId, typed);
    const rollout = findRollout(database, rolloutId);
    if (team === undefined || rollout === undefined) {
      const names = listTeams(database, rolloutId).map(({ name }) => name);
      return tell(sentence(unknownTeam(typed, names)));
    }
    const judged = judgePilotChange(team, {
      pilotTeamId: rollout.pilotTeamId,
      isPassed: product.assessmentPassedAt(request) !== undefined,
      reason: 'It is asked for in the form.',
    });
    if (judged.kind !== 'accepted') return tell(sentence(pilotRefusalWords(judged, team.name)));
    const before = findTeam(database, rolloutId, rollout.pilotTeamId);
    return open(pilotModal(team, before?.name ?? ''));
  },
});

const pilotSubmission = submission({
  callbackId: PILOT_FORM,
  who: MAY_CHANGE_PILOT,
  about: 'rollout',
  context: teamValue,
  fields: z.object({ reason: text('The reason', REASON_MAX) }),
  run(request, { reason }, { teamId }): Reply {
    const outcome = changePilot(request, { teamId, reason });
    const name = findTeam(request.database, request.rolloutId, teamId)?.name ?? '';
    switch (outcome.kind) {
      case 'changed':
        return tell(
          sentence(
            `*${esc(outcome.teamName)}* is the pilot now. *Next:* its people answer the four questions with \`/rollout assess\`; they are asked with their next message.`,
          ),
        );
      case 'not-allowed':
        return tell(onlyTheyCan(getWhoMay(request, MAY_CHANGE_PILOT), 'change the pilot'));
      case 'asked':
        return tell(sentence(sayAsked(outcome, 'Other answers would count with another pilot')));
      case 'already-asked':
      case 'nobody-can-approve':
      case 'reason-too-short':
      case 'last-day-not-ahead':
      case 'last-day-too-far':
        return fieldErrors({ reason: sayLooseningRefusal(outcome, request.today).says });
      case 'no-reason':
        return fieldErrors({ reason: pilotRefusalWords(outcome, name) });
      default:
        return tell(sentence(pilotRefusalWords(outcome, name)));
    }
  },
});

export const pilotCommands = [pilotCommand];
export const pilotSubmissions = [pilotSubmission];
