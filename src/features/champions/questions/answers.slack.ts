import { z } from 'zod';
import { dateAt } from '../../../platform/calendar.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, type Message, sentence } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { rolloutValue, teamValue, text, userId } from '../../../platform/slack/fields.ts';
import { keptId, keptPerson } from '../../../platform/slack/kept-values.ts';
import { fieldErrors, home, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayDate, sayList } from '../../../platform/words.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { isAwayOn } from '../absences/absence.ts';
import { listEveryAbsence } from '../absences/absences.store.ts';
import { roleTitles } from '../champions/champion.ts';
import { listInOffice } from '../champions/champions.store.ts';
import { answerQuestion } from './answer-question.usecase.ts';
import { findOwers, getQuestionFacts, listHelpers } from './owed-questions.store.ts';
import { passOnMany, passOnQuestion } from './pass-on-question.usecase.ts';
import { type AnswerRefusal, answerRefusal, type Question } from './question.ts';
import { ANSWER_FORM, answerModal, PASS_ON_FORM, passOnModal } from './question-modals.view.ts';
import { findQuestion } from './questions.store.ts';
import {
  MARK_TALKED,
  NO_SUCH_QUESTION,
  OPEN_ANSWER,
  OPEN_PASS_ON,
  PASS_ON_MANY,
  passedOnMessage,
  settledMessage,
} from './questions.view.ts';

const questionValue = rolloutValue.extend({ questionId: keptId() });

const openAnswer = action({
  actionId: OPEN_ANSWER,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: questionValue,
  run: (request, { questionId }): Reply =>
    withQuestion(request, questionId, (question) =>
      open(answerModal(getQuestionFacts(request, question))),
    ),
});

const openPassOn = action({
  actionId: OPEN_PASS_ON,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: questionValue,
  run: (request, { questionId }): Reply =>
    withQuestion(request, questionId, (question) => {
      const people = peopleFor(request, question);
      if (people.length === 0)
        return tell(
          sentence(
            'There is nobody else who could answer yet: no other champion, back-up or lead.',
          ),
        );
      return open(passOnModal(getQuestionFacts(request, question), people));
    }),
});

const markTalked = action({
  actionId: MARK_TALKED,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: questionValue,
  run(request, { questionId }, { surface }): Reply {
    const { acting } = request;
    const outcome = answerQuestion(request, { questionId, text: '' });
    if (outcome.kind === 'no-such-question') return tell(NO_SUCH_QUESTION);
    if (outcome.kind === 'refused') return tell(refusalOf(request, outcome.why));
    if (surface.kind === 'home') return home;
    return tell(settledMessage(outcome.facts, acting.name, sayDate(request.today, request.today)));
  },
});

/** Somebody with too much on their desk is relieved; offered where the load is shown. */
const relieve = action({
  actionId: PASS_ON_MANY,
  who: ['champion', 'backup', 'lead'],
  acts: true,
  about: 'rollout',
  value: teamValue.extend({
    toId: keptPerson,
    count: z.number().int().positive(),
  }),
  run(request, { teamId, toId, count }): Reply {
    const moved = passOnMany(request, { teamId, toId, count });
    const to = esc(findName(request.database, toId));
    if (moved === 0)
      return tell(sentence('There is nothing left to move there. Nothing was changed.'));
    const what = moved === 1 ? 'One question is' : `${moved} questions are`;
    return tell(sentence(`${what} with ${to} now. They’ll hear about it in their next message.`));
  },
});

const answerForm = submission({
  callbackId: ANSWER_FORM,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  context: questionValue,
  fields: z.object({ answer: text('The answer', 2000) }),
  run(request, typed, { questionId }): Reply {
    const outcome = answerQuestion(request, { questionId, text: typed.answer });
    if (outcome.kind === 'no-such-question') return tell(NO_SUCH_QUESTION);
    if (outcome.kind === 'refused') return tell(refusalOf(request, outcome.why));
    return tell(
      settledMessage(outcome.facts, request.acting.name, sayDate(request.today, request.today)),
    );
  },
});

const passOnForm = submission({
  callbackId: PASS_ON_FORM,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  context: questionValue,
  fields: z.object({ person: userId('Choose who might know.') }),
  run(request, { person }, { questionId }): Reply {
    const { database, acting } = request;
    const outcome = passOnQuestion(request, { questionId, toId: person });
    switch (outcome.kind) {
      case 'no-such-question':
        return tell(NO_SUCH_QUESTION);
      case 'not-a-helper':
        return fieldErrors({
          person: `${findName(database, person)} is no longer a champion, back-up or lead. Choose someone else.`,
        });
      case 'refused':
        return tell(refusalOf(request, outcome.why));
      case 'passed-on':
        return tell(passedOnMessage(outcome.facts, acting.name));
    }
  },
});

function withQuestion(
  request: RolloutRequest,
  questionId: string,
  reply: (question: Question) => Reply,
): Reply {
  const question = findQuestion(request.database, request.rolloutId, questionId);
  if (question === undefined) return tell(NO_SUCH_QUESTION);
  const may = { owedBy: findOwers(request, question), helpers: listHelpers(request) };
  const why = answerRefusal(question, request.acting.userId, may);
  return why === undefined ? reply(question) : tell(refusalOf(request, why));
}

/** Other champions and back-ups with their teams, then the leads. */
function peopleFor(request: RolloutRequest, question: Question) {
  const { database, rolloutId, acting } = request;
  const owers = findOwers(request, question);
  const inOffice = listInOffice(request);
  const helpers = listHelpers(request);
  const roles = Map.groupBy(inOffice, ({ personId }) => personId);
  const absences = Map.groupBy(listEveryAbsence(request), ({ personId }) => personId);
  return helpers
    .filter((id) => id !== acting.userId && id !== question.askerId && !owers.includes(id))
    .filter((id) => !isAwayOn(id, request.today, absences.get(id) ?? []))
    .map((id) => {
      const role = roles.get(id)?.[0];
      const team = role && findTeam(database, rolloutId, role.teamId)?.name;
      const title = role === undefined ? 'rollout lead' : `${roleTitles[role.role]} of ${team}`;
      return { userId: id, label: `${findName(database, id)} (${title})` };
    });
}

function refusalOf({ database, acting, today }: RolloutRequest, why: AnswerRefusal): Message {
  if (why.kind === 'already-answered') {
    const on = dateAt(why.at, acting.timeZone);
    const by = why.by === acting.userId ? 'You' : esc(findName(database, why.by));
    return sentence(`${by} already answered this on ${sayDate(on, today)}. Nothing was changed.`);
  }
  const owers = sayList(why.owedBy.map((id) => esc(findName(database, id))));
  return sentence(`This question is for ${owers}. Nothing was changed.`);
}

export const answerActions = [openAnswer, openPassOn, markTalked, relieve];
export const answerForms = [answerForm, passOnForm];
