import { z } from 'zod';
import { dateAt } from '../../../platform/calendar.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { rolloutValue, text } from '../../../platform/slack/fields.ts';
import { keptMoment } from '../../../platform/slack/kept-values.ts';
import { open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { asSentence, sayDate } from '../../../platform/words.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import { compareAnswers, type DifferenceReview } from './answer-comparison.ts';
import { listAnswers, listReviews } from './assessment.store.ts';
import { OPEN_REVIEW } from './assessment.view.ts';
import { type QuestionName, questionNames } from './question.ts';
import { newestOf, reviewDifference } from './review-difference.usecase.ts';
import { CONCLUSION_MAX, REVIEW_FORM, reviewedModal, reviewModal } from './review-modal.view.ts';

const openReview = action({
  actionId: OPEN_REVIEW,
  who: ['lead'],
  about: 'rollout',
  value: rolloutValue.extend({ question: z.enum(questionNames) }),
  run(request, { question }, { surface }): Reply {
    const { database, rolloutId } = request;
    const answers = listAnswers(database, rolloutId);
    const comparison = compareAnswers(question, answers, listReviews(database, rolloutId));
    if (comparison.review !== undefined) return reviewedBy(request, comparison.review);
    if (comparison.differs === undefined) return nothingDiffers;
    const readUpTo = newestOf(comparison);
    const nameOf = (id: Parameters<typeof findName>[1]) => findName(database, id);
    const form = reviewModal({ rolloutId, nameOf, readUpTo }, comparison);
    return surface.kind === 'modal' ? update(form) : open(form);
  },
});

const reviewSubmission = submission({
  callbackId: REVIEW_FORM,
  who: ['lead'],
  about: 'rollout',
  context: rolloutValue.extend({ question: z.enum(questionNames), readUpTo: keptMoment }),
  fields: z.object({ conclusion: text('The conclusion', CONCLUSION_MAX) }),
  run(request, { conclusion }, { question, readUpTo }): Reply {
    const { database, rolloutId } = request;
    const outcome = reviewDifference(request, { question, readUpTo, conclusion });
    switch (outcome.kind) {
      case 'not-lead':
        return tell(onlyTheyCan(getWhoMay(request, ['lead']), 'review a difference'));
      case 'nothing-differs':
        return nothingDiffers;
      case 'already-reviewed':
        return reviewedBy(request, outcome.review);
      case 'answered-meanwhile':
        return update(
          reviewModal(
            {
              rolloutId,
              nameOf: (id) => findName(database, id),
              readUpTo: newestOf(outcome.comparison),
            },
            outcome.comparison,
            conclusion,
          ),
        );
      case 'reviewed':
        return update(reviewedModal(rolloutId, question, differencesLeft(request)));
    }
  },
});

function differencesLeft({ database, rolloutId }: RolloutRequest): QuestionName[] {
  const answers = listAnswers(database, rolloutId);
  const reviews = listReviews(database, rolloutId);
  return questionNames.filter((name) => {
    const { differs, review } = compareAnswers(name, answers, reviews);
    return differs !== undefined && review === undefined;
  });
}

const nothingDiffers = tell(sentence('The answers agree now, so there is nothing to review.'));

function reviewedBy({ database, today, acting }: RolloutRequest, review: DifferenceReview): Reply {
  const on = dateAt(review.at, acting.timeZone);
  const who =
    review.by === acting.userId ? 'You have' : `${esc(findName(database, review.by))} has`;
  return tell(
    sentence(
      `${who} already reviewed this, on ${sayDate(on, today)}: ${esc(asSentence(review.conclusion))} Nothing was changed.`,
    ),
  );
}

export const reviewActions = [openReview];
export const reviewSubmissions = [reviewSubmission];
