import { z } from 'zod';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, sentence } from '../../../platform/slack/blocks.ts';
import { command, shortcut, submission } from '../../../platform/slack/declarations.ts';
import { restOfLine, rolloutValue, text } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { asRead } from '../../../platform/slack/said.ts';
import { listTeamsOf } from '../../teams/teams/teams.store.ts';
import { askQuestion } from './ask-question.usecase.ts';
import { ASK_FORM, askModal } from './question-modals.view.ts';
import { askedReceipt } from './questions.view.ts';

const QUESTION_MAX = 2000;

const asked = command({
  command: '/champion',
  name: 'asked',
  summary: 'ask your champion something, or note what you were asked',
  usage: '<question>',
  who: 'anyone',
  shows: 'cut',
  about: 'rollout',
  arguments: restOfLine,
  run(request, typed): Reply {
    const teams = teamsToAskFor(request);
    const only = teams.length === 1 ? teams[0] : undefined;
    if (teams.length === 0) return tell(NO_TEAM);
    if (only === undefined || typed === '')
      return open(
        askModal({ rolloutId: request.rolloutId, teams, text: clamp(typed, QUESTION_MAX) }),
      );
    if (typed.length > QUESTION_MAX)
      return tell(
        sentence(
          `Keep the question under ${QUESTION_MAX} characters, so that it can be read in one go.`,
        ),
      );
    return ask(request, only.id, typed);
  },
});

/** From any message; its text stands in the form and can be changed before it goes anywhere. */
const askMyChampion = shortcut({
  callbackId: 'questions.ask-my-champion',
  kind: 'message',
  who: 'anyone',
  shows: 'cut',
  about: 'rollout',
  run(request, source): Reply {
    const teams = teamsToAskFor(request);
    if (teams.length === 0) return tell(NO_TEAM);
    const said = asRead(request.database, source.messageText ?? '');
    const { rolloutId } = request;
    return open(askModal({ rolloutId, teams, text: clamp(said, QUESTION_MAX) }));
  },
});

const askForm = submission({
  callbackId: ASK_FORM,
  who: 'anyone',
  shows: 'cut',
  about: 'rollout',
  context: rolloutValue.extend({ teamId: keptId().optional() }),
  fields: z.object({ team: z.string().optional(), question: text('The question', QUESTION_MAX) }),
  run(request, typed, context): Reply {
    const teamId = (context.teamId ?? typed.team) as TeamId | undefined;
    if (teamId === undefined) return fieldErrors({ team: 'Choose the team it is about.' });
    if (!teamsToAskFor(request).some(({ id }) => id === teamId)) return tell(NOT_YOURS);
    return ask(request, teamId, typed.question);
  },
});

function ask(request: RolloutRequest, teamId: TeamId, question: string): Reply {
  const outcome = askQuestion(request, { teamId, text: question });
  if (outcome.kind === 'unknown-team')
    return tell(sentence('This team is no longer part of the rollout. Nothing was saved.'));
  return tell(askedReceipt(outcome.facts, outcome.isOwn));
}

function teamsToAskFor({ database, rolloutId, acting }: RolloutRequest) {
  return listTeamsOf(database, rolloutId, acting.userId);
}

const NOT_YOURS = sentence(
  'You can ask the champion of a team that you are in or manage. Nothing was saved.',
);

const NO_TEAM = sentence(
  'You aren’t in any team of this rollout yet, so there is no champion to ask. Ask in the rollout’s channel, or ask a lead to add you to your team.',
);

export const questionCommands = [asked];
export const questionShortcuts = [askMyChampion];
export const askForms = [askForm];
