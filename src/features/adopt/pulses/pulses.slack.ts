import { z } from 'zod';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, type Surface } from '../../../platform/slack/declarations.ts';
import { rolloutValue } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import {
  home,
  open,
  type Replies,
  type Reply,
  replace,
  tell,
  update,
} from '../../../platform/slack/reply.ts';
import { getContactsByTeam } from '../../contract/team-contacts.store.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { answerQuestion, takeBackAnswers } from './answer-question.usecase.ts';
import { chooseOwn } from './choose-own.usecase.ts';
import { findNextQuestion } from './own-pulse.store.ts';
import { itemKeys, pulseAnswers } from './pulse-item.ts';
import {
  ANSWER_QUESTION,
  ASK_AGAIN,
  answeredModal,
  OPEN_QUESTION,
  OPT_OUT,
  questionModal,
  TAKE_BACK,
  whomToAskModal,
} from './pulse-question.view.ts';

const cycleValue = rolloutValue.extend({ cycleId: keptId() });

const CLOSED = sentence('This pulse has closed. `/rollout pulse` says when the next one comes.');
const NOT_ASKED = sentence(
  'This pulse isn’t asking you. `/rollout pulse` shows what you have chosen.',
);

const openQuestion = action({
  actionId: OPEN_QUESTION,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: cycleValue,
  run(request): Reply {
    const next = findNextQuestion(request, request.acting.userId);
    return open(
      next === undefined ? answeredModal(request.rolloutId) : questionModal(next, request.today),
    );
  },
});

/** What is answered here depends on the question and never on the answer, but for a card that is kept nowhere. */
const answer = action({
  actionId: ANSWER_QUESTION,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: cycleValue.extend({ item: z.enum(itemKeys), answer: z.enum(pulseAnswers) }),
  run(request, given, { surface }): Replies {
    const outcome = answerQuestion(request, given);
    if (outcome.kind === 'closed') return tell(CLOSED);
    if (outcome.kind === 'not-asked') return tell(NOT_ASKED);
    const shown = nextShown(request, given.cycleId, surface);
    const knowsNobody = given.item === 'whom' && given.answer === 'no';
    return knowsNobody ? [shown, open(whomToAsk(request, outcome.teamId))] : [shown];
  },
});

/** The next question, in the place of the one that was answered. */
function nextShown(request: RolloutRequest, cycleId: string, surface: Surface): Reply {
  const { acting, rolloutId, today, product } = request;
  if (surface.kind === 'home') return home;
  const next = findNextQuestion(request, acting.userId);
  const modal = next === undefined ? answeredModal(rolloutId) : questionModal(next, today);
  if (surface.kind === 'modal') return update(modal);
  const message = product.shownAgain(request, acting.userId, `pulses.answer:${cycleId}`);
  return message === undefined ? open(modal) : replace(message);
}

function whomToAsk(request: RolloutRequest, teamId: TeamId) {
  const { database, rolloutId, acting } = request;
  const ofTeam = getContactsByTeam(request, new Set([teamId])).get(teamId) ?? [];
  const leads = listActiveHolders(database, rolloutId, 'lead').map((personId) => ({
    ...{ teamId, personId },
    role: 'lead' as const,
  }));
  const contacts = [...ofTeam, ...leads].filter(({ personId }) => personId !== acting.userId);
  const teamName = findTeam(database, rolloutId, teamId)?.name ?? '';
  return whomToAskModal({ rolloutId, teamId, teamName, contacts });
}

const takeBack = action({
  actionId: TAKE_BACK,
  who: 'anyone',
  shows: 'own',
  acts: true,
  about: 'rollout',
  value: cycleValue,
  run(request, { cycleId }): Reply {
    const outcome = takeBackAnswers(request, cycleId);
    if (outcome.kind === 'closed') return tell(CLOSED);
    const next = findNextQuestion(request, request.acting.userId);
    return next === undefined ? tell(NOT_ASKED) : open(questionModal(next, request.today));
  },
});

const optOut = action({
  actionId: OPT_OUT,
  who: 'anyone',
  shows: 'own',
  acts: true,
  about: 'rollout',
  value: rolloutValue,
  run(request): Reply {
    chooseOwn(request, 'out');
    return replace(
      sentence('You get no pulse from now on. `/rollout pulse` brings it back whenever you want.'),
    );
  },
});

const askAgain = action({
  actionId: ASK_AGAIN,
  who: 'anyone',
  shows: 'own',
  acts: true,
  about: 'rollout',
  value: rolloutValue,
  run(request): Reply {
    chooseOwn(request, 'in');
    return replace(sentence('You are asked again from the next pulse on.'));
  },
});

export const pulseActions = [openQuestion, answer, takeBack, optOut, askAgain];
