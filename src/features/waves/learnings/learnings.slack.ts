import { z } from 'zod';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, shortcut, submission } from '../../../platform/slack/declarations.ts';
import {
  choice,
  noArguments,
  optionalText,
  restOfLine,
  rolloutValue,
  teamValue,
  text,
} from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { asRead } from '../../../platform/slack/said.ts';
import { OPEN_LOG } from '../../contract/log-learning.view.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { listTeamWaves } from '../waves/team-waves.store.ts';
import { severities } from './learning.ts';
import { getLearningActor, listLearningFacts } from './learning-facts.store.ts';
import { LOG_FORM, logModal } from './learning-forms.view.ts';
import { cardOf } from './learning-replies.slack.ts';
import { learningRefusalWords } from './learning-words.ts';
import { listLearnings } from './learnings.store.ts';
import { learningsMessage, learningsModal, SHOW_LEARNINGS } from './learnings-list.view.ts';
import { logLearning } from './log-learning.usecase.ts';

const learned = command({
  command: '/champion',
  name: 'learned',
  summary: 'log what your team found out, so that the next one doesn’t have to',
  usage: '[what you saw]',
  who: ['lead', 'champion', 'backup', 'manager', 'member'],
  about: 'rollout',
  arguments: restOfLine,
  run: (request, words) => openLog(request, words),
});

/** The message is shown in the form; it is kept only if the person sends the form. */
const logShortcut = shortcut({
  callbackId: 'learnings.log-learning',
  kind: 'message',
  who: ['lead', 'champion', 'backup', 'manager', 'member'],
  about: 'rollout',
  run: (request, source) => openLog(request, asRead(request.database, source.messageText ?? '')),
});

function openLog(request: RolloutRequest, draft: string): Reply {
  const teams = teamsOf(request);
  if (teams.length === 0)
    return tell(
      sentence(
        'You aren’t in a team of this rollout yet. A lead or the team’s manager can add people with `/rollout team edit <team>`.',
      ),
    );
  return open(logModal({ rolloutId: request.rolloutId, teams, draft }));
}

/** From something that is about one team already, with its words as a beginning. */
const openLogOf = action({
  actionId: OPEN_LOG,
  who: ['lead', 'champion', 'backup', 'manager', 'member'],
  about: 'rollout',
  value: teamValue.extend({ draft: z.string() }),
  run(request, { teamId, draft }): Reply {
    const teams = teamsOf(request).filter(({ id }) => id === teamId);
    return teams.length === 0
      ? openLog(request, draft)
      : open(logModal({ rolloutId: request.rolloutId, teams, draft }));
  },
});

/** A person's own teams; a lead can log for any. */
function teamsOf(request: RolloutRequest): readonly Team[] {
  const { database, rolloutId, acting } = request;
  const teams = listTeams(database, rolloutId);
  const actor = getLearningActor(request);
  const own = teams.filter(
    (team) =>
      team.managerId === acting.userId ||
      team.memberIds.includes(acting.userId) ||
      actor.championOf.includes(team.id),
  );
  return own.length === 0 && acting.roles.has('lead') ? teams : own;
}

const logSubmission = submission({
  callbackId: LOG_FORM,
  who: ['lead', 'champion', 'backup', 'manager', 'member'],
  about: 'rollout',
  context: rolloutValue.extend({
    teamId: keptId().optional(),
    weekOn: z.iso.date().optional(),
  }),
  fields: z.object({
    team: z.string().optional(),
    what: text('What you saw', 1000),
    cause: optionalText('The cause', 1000),
    severity: choice(severities, 'Choose how much it matters.'),
  }),
  run(request, { team, what, cause, severity }, context): Reply {
    const { database, rolloutId } = request;
    const teamId = (context.teamId ?? team) as TeamId | undefined;
    if (teamId === undefined) return fieldErrors({ team: 'Choose the team.' });
    const weekOn = context.weekOn && Temporal.PlainDate.from(context.weekOn);
    const wave = listTeamWaves(database, rolloutId).get(teamId)?.number ?? 0;
    const outcome = logLearning(request, {
      ...{ teamId, what, cause, severity, wave },
      weekOn: weekOn || undefined,
    });
    if (outcome.kind === 'no-such-team')
      return tell(sentence('This team is no longer part of the rollout. Nothing was logged.'));
    if (outcome.kind === 'not-your-team')
      return tell(
        sentence(
          `You are not in *${esc(outcome.teamName)}*, so nothing was logged. Its people, its champion and the leads can log for it.`,
        ),
      );
    if (outcome.kind !== 'logged') return fieldErrors({ what: learningRefusalWords(outcome) });
    const leads = severity === 'must' ? ' The leads will hear about it.' : '';
    return update(cardOf(request, outcome.learning, `*Logged.* Thank you.${leads}`));
  },
});

const learningsCommand = command({
  command: '/rollout',
  name: 'learnings',
  whenClosed: 'too',
  summary: 'what teams found out, where it stands and what is next',
  usage: '',
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  arguments: noArguments,
  run(request) {
    const name = findRollout(request.database, request.rolloutId)?.name ?? '';
    return tell(learningsMessage(name, factsFor(request), request.rolloutId));
  },
});

const showLearnings = action({
  actionId: SHOW_LEARNINGS,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: rolloutValue,
  run: (request) => open(learningsModal(factsFor(request))),
});

function factsFor(request: RolloutRequest) {
  return listLearningFacts(request, listLearnings(request.database, request.rolloutId));
}

export const learningCommands = [learned, learningsCommand];
export const learningShortcuts = [logShortcut];
export const learningActions = [openLogOf, showLearnings];
export const learningSubmissions = [logSubmission];
