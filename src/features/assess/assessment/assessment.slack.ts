import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findChangeSince } from '../reassessments/rounds.store.ts';
import { compareAnswers } from './answer-comparison.ts';
import { answerFields, problemErrors } from './answer-form.slack.ts';
import { answersSavedModal } from './answers-saved.view.ts';
import { ASSESS_FORM, assessModal, blockOf } from './assess-modal.view.ts';
import {
  getAssessmentStatus,
  getPilot,
  listAnswers,
  listAnswersOf,
  listReviews,
} from './assessment.store.ts';
import { assessmentMessage, OPEN_QUESTIONS, READ_ANSWERS } from './assessment.view.ts';
import { mayAnswer, mayRead } from './pilot.ts';
import { questionNames } from './question.ts';
import { answersModal } from './review-modal.view.ts';
import { saveAnswers } from './save-answers.usecase.ts';

const assess = command({
  command: '/rollout',
  name: 'assess',
  summary: 'the four questions about the pilot',
  usage: '',
  who: 'anyone',
  about: 'rollout',
  arguments: noArguments,
  run: openQuestions,
});

const openFromButton = action({
  actionId: OPEN_QUESTIONS,
  who: 'anyone',
  about: 'rollout',
  value: rolloutValue,
  run: openQuestions,
});

function openQuestions({ database, acting, rolloutId }: RolloutRequest): Reply {
  const pilot = getPilot(database, rolloutId);
  const rollout = findRollout(database, rolloutId);
  if (!mayAnswer(pilot, acting.userId, acting.roles)) return notOfThePilot(pilot.teamName);
  const facts = { rolloutId, rolloutName: rollout?.name ?? '', teamName: pilot.teamName };
  return open(assessModal(facts, listAnswersOf(database, rolloutId, acting.userId)));
}

const answerSubmission = submission({
  callbackId: ASSESS_FORM,
  who: 'anyone',
  about: 'rollout',
  context: rolloutValue,
  fields: answerFields,
  run(request, answers): Reply {
    const outcome = saveAnswers(request, answers);
    switch (outcome.kind) {
      case 'not-of-the-pilot':
        return notOfThePilot(outcome.teamName);
      case 'nothing-said':
        return fieldErrors({
          [blockOf.text('manual-work')]: 'Answer at least one of the questions, or press Cancel.',
        });
      case 'problems':
        return fieldErrors(problemErrors(outcome.problems));
      case 'saved':
        return update(answersSavedModal(request.rolloutId, outcome));
    }
  },
});

const assessment = command({
  command: '/rollout',
  name: 'assessment',
  summary: 'what people said about the pilot, side by side',
  usage: '',
  who: 'anyone',
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const { database, acting, rolloutId, today } = request;
    const pilot = getPilot(database, rolloutId);
    const rollout = findRollout(database, rolloutId);
    if (!mayRead(pilot, acting.userId, acting.roles)) return notForReading(pilot.teamName);
    return tell(
      assessmentMessage({
        rolloutId,
        rolloutName: rollout?.name ?? '',
        status: getAssessmentStatus(database, rolloutId),
        nameOf: (id) => findName(database, id),
        today,
        timeZone: rollout?.timeZone ?? 'UTC',
        isLead: acting.roles.has('lead'),
        mayAnswer: mayAnswer(pilot, acting.userId, acting.roles),
        change: findChangeSince(request),
      }),
    );
  },
});

const readAnswers = action({
  actionId: READ_ANSWERS,
  who: 'anyone',
  about: 'rollout',
  value: rolloutValue.extend({ question: z.enum(questionNames) }),
  run({ database, acting, rolloutId }, { question }): Reply {
    const pilot = getPilot(database, rolloutId);
    if (!mayRead(pilot, acting.userId, acting.roles)) return notForReading(pilot.teamName);
    const answers = listAnswers(database, rolloutId);
    const comparison = compareAnswers(question, answers, listReviews(database, rolloutId));
    return open(answersModal(comparison, (id) => findName(database, id)));
  },
});

function notOfThePilot(teamName: string): Reply {
  return tell(
    sentence(
      `These questions are for the people who were there: *${esc(teamName)}* and the rollout’s leads. Nothing was changed.`,
    ),
  );
}

function notForReading(teamName: string): Reply {
  return tell(
    sentence(
      `Only the pilot’s people (*${esc(teamName)}*), the leads and the sponsors can read what was said about the pilot. \`/rollout\` shows where the rollout stands.`,
    ),
  );
}

export const assessmentCommands = [assess, assessment];
export const assessmentActions = [openFromButton, readAnswers];
export const assessmentSubmissions = [answerSubmission];
