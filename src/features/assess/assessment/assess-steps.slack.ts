/* The four questions, a page each: kept as one goes on, and counted when the last page is sent. */
import { z } from 'zod';
import {
  type FormFields,
  findFormDraft,
  removeFormDraft,
  saveFormDraft,
} from '../../../platform/form-drafts.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, type FieldValues, submission } from '../../../platform/slack/declarations.ts';
import { rolloutValue } from '../../../platform/slack/fields.ts';
import { asLook } from '../../../platform/slack/refusal.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { isOpen } from './answer.ts';
import { problemErrors, readAnswers } from './answer-form.slack.ts';
import { answersSavedModal } from './answers-saved.view.ts';
import { answerFieldsOf, blockOf } from './assess-fields.view.ts';
import { ASSESS_FORM, assessModal, STEP_BACK } from './assess-modal.view.ts';
import { getPilot, listAnswersOf } from './assessment.store.ts';
import { mayAnswer } from './pilot.ts';
import { type QuestionName, questionNames } from './question.ts';
import { saveAnswers } from './save-answers.usecase.ts';

const LAST = questionNames.length - 1;
const inSteps = rolloutValue.extend({ step: z.number().int().min(0).max(LAST) });
const draftOf = ({ rolloutId }: RolloutRequest) => ({ form: ASSESS_FORM, subject: rolloutId });

/** Opens where one stopped, or else at an answer that waits for evidence. */
export function openQuestions(request: RolloutRequest): Reply {
  const { database, acting, rolloutId } = request;
  const pilot = getPilot(database, rolloutId);
  if (!mayAnswer(pilot, acting.userId, acting.roles))
    return tell(asLook(notOfThePilot(request, pilot.teamName)));
  const draft = findFormDraft(request, draftOf(request));
  const waiting = questionNames.indexOf(openOf(request)[0] ?? 'manual-work');
  return open(page(request, draft?.step ?? waiting, draft !== undefined));
}

function page(request: RolloutRequest, step: number, isResumed = false) {
  const { database, rolloutId } = request;
  return assessModal(step, {
    rolloutId,
    rolloutName: findRollout(database, rolloutId)?.name ?? '',
    fields: fieldsFor(request),
    open: openOf(request),
    isResumed,
  });
}

function openOf({ database, rolloutId, acting }: RolloutRequest): QuestionName[] {
  const own = listAnswersOf(database, rolloutId, acting.userId);
  return own.filter(isOpen).map(({ question }) => question);
}

function fieldsFor(request: RolloutRequest): FormFields {
  const { database, rolloutId, acting } = request;
  const draft = findFormDraft(request, draftOf(request));
  return draft?.fields ?? answerFieldsOf(listAnswersOf(database, rolloutId, acting.userId));
}

/** What one page holds, whatever else was sent with it. */
function keepPage(
  request: RolloutRequest,
  values: FieldValues,
  at: { page: number; next: number },
) {
  const question = questionNames[at.page] ?? 'manual-work';
  const blocks = Object.values(blockOf).map((block) => block(question));
  const typed = Object.fromEntries(blocks.map((block) => [block, values[block]]));
  const fields = { ...fieldsFor(request), ...typed };
  return saveFormDraft(request, draftOf(request), { step: at.next, fields });
}

const answerSubmission = submission({
  callbackId: ASSESS_FORM,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  context: inSteps,
  fields: z.custom<FieldValues>(),
  run(request, values, { step }): Reply {
    const pilot = getPilot(request.database, request.rolloutId);
    if (!mayAnswer(pilot, request.acting.userId, request.acting.roles))
      return tell(notOfThePilot(request, pilot.teamName));
    const question = questionNames[step] ?? 'manual-work';
    const { errors } = readAnswers(values, [question], request.acting.userId);
    if (Object.keys(errors).length > 0) return fieldErrors(errors);
    if (step < LAST) {
      keepPage(request, values, { page: step, next: step + 1 });
      return update(page(request, step + 1));
    }
    return finish(request, keepPage(request, values, { page: step, next: step }).fields);
  },
});

function finish(request: RolloutRequest, fields: FormFields): Reply {
  const { answers } = readAnswers(fields, questionNames, request.acting.userId);
  const outcome = saveAnswers(request, answers);
  switch (outcome.kind) {
    case 'not-of-the-pilot':
      return tell(notOfThePilot(request, outcome.teamName));
    case 'nothing-said':
      return fieldErrors({
        [blockOf.text(questionNames[LAST] ?? 'feedback')]:
          'Answer at least one of the questions: go back to one that you can answer, or close this.',
      });
    case 'problems':
      return fieldErrors(problemErrors(outcome.problems));
    case 'saved':
      removeFormDraft(request, draftOf(request));
      return update(answersSavedModal(request.rolloutId, outcome));
  }
}

const back = action({
  actionId: STEP_BACK,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: inSteps,
  run(request, { step }, { fields }): Reply {
    const before = Math.max(0, step - 1);
    keepPage(request, fields, { page: step, next: before });
    return update(page(request, before));
  },
});

/** A guest sees no team but their own. */
function notOfThePilot({ acting }: RolloutRequest, teamName: string) {
  const whom = acting.sight === 'own' ? 'the pilot’s people' : `*${esc(teamName)}*`;
  return sentence(
    `These questions are for the people who were there: ${whom} and the rollout’s leads. Nothing was changed.`,
  );
}

export const assessStepActions = [back];
export const assessmentSubmissions = [answerSubmission];
