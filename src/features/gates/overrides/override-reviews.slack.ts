import { z } from 'zod';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { rolloutValue, text } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { asSentence } from '../../../platform/words.ts';
import { OPEN_REVIEW } from './override-messages.view.ts';
import { OVERRIDE_TEXT_MAX, REVIEW_FORM, reviewModal } from './override-modals.view.ts';
import { findOverride } from './overrides.store.ts';
import { reviewFinding } from './review-override.usecase.ts';

const overrideOf = rolloutValue.extend({ overrideId: keptId() });

const openReview = action({
  actionId: OPEN_REVIEW,
  who: ['lead'],
  about: 'rollout',
  value: overrideOf,
  run({ database, rolloutId }, { overrideId }): Reply {
    const override = findOverride(database, rolloutId, overrideId);
    return override === undefined ? unknown : open(reviewModal(rolloutId, override));
  },
});

const reviewSubmission = submission({
  callbackId: REVIEW_FORM,
  who: ['lead'],
  about: 'rollout',
  context: overrideOf,
  fields: z.object({ finding: text('The finding', OVERRIDE_TEXT_MAX) }),
  run(request, { finding }, { overrideId }): Reply {
    const outcome = reviewFinding(request, { overrideId, finding });
    switch (outcome.kind) {
      case 'unknown':
      case 'not-lead':
        return unknown;
      case 'no-finding':
        return fieldErrors({ finding: 'Say in a sentence whether the risk came true.' });
      case 'not-due':
        return tell(
          sentence('This override is reviewed once its phase has ended. Nothing was changed.'),
        );
      case 'already-reviewed':
        return tell(
          sentence(
            `${esc(findName(request.database, outcome.review.by))} has already reviewed it: ${esc(asSentence(outcome.review.finding))} Nothing was changed.`,
          ),
        );
      case 'reviewed':
        return tell(sentence('Saved. It’s shown next to the override on the gate.'));
    }
  },
});

const unknown = tell(sentence('This override no longer exists.'));

export const reviewActions = [openReview];
export const reviewSubmissions = [reviewSubmission];
