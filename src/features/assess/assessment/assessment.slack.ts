import { z } from 'zod';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findChangeSince } from '../reassessments/rounds.store.ts';
import { compareAnswers } from './answer-comparison.ts';
import { openQuestions } from './assess-steps.slack.ts';
import { getAssessmentStatus, getPilot, listAnswers, listReviews } from './assessment.store.ts';
import { assessmentMessage, OPEN_QUESTIONS, READ_ANSWERS } from './assessment.view.ts';
import { mayAnswer, mayRead } from './pilot.ts';
import { questionNames } from './question.ts';
import { answersModal } from './review-modal.view.ts';
import { listWaitingFor } from './witnesses.store.ts';

const assess = command({
  command: '/rollout',
  name: 'assess',
  summary: 'the four questions about the pilot',
  usage: '',
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  arguments: noArguments,
  run: openQuestions,
});

const openFromButton = action({
  actionId: OPEN_QUESTIONS,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: rolloutValue,
  run: openQuestions,
});

const assessment = command({
  command: '/rollout',
  name: 'assessment',
  summary: 'what people said about the pilot, side by side',
  usage: '',
  who: 'anyone',
  shows: 'inside',
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
        waiting: listWaitingFor(request, acting.userId).length,
        change: findChangeSince(request),
      }),
    );
  },
});

const readAnswers = action({
  actionId: READ_ANSWERS,
  who: 'anyone',
  shows: 'inside',
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

function notForReading(teamName: string): Reply {
  return tell(
    sentence(
      `Only the pilot’s people (*${esc(teamName)}*), the leads and the sponsors can read what was said about the pilot. \`/rollout\` shows where the rollout stands.`,
    ),
  );
}

export const assessmentCommands = [assess, assessment];
export const assessmentActions = [openFromButton, readAnswers];
