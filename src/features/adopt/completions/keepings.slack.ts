import { z } from 'zod';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { choice, optionalText, rolloutValue } from '../../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { answerKeeping } from './answer-keeping.usecase.ts';
import { listKeepings } from './completion-facts.store.ts';
import { WORDS_MAX } from './completion-forms.view.ts';
import { completePageMessage } from './completion-page.view.ts';
import { getCompletePage } from './completion-pages.store.ts';
import { findCompletion } from './completions.store.ts';
import { KEEP_FORM, keepModal, OPEN_KEEPING, OPEN_PAGE } from './keep-modal.view.ts';
import { keepAnswers, sayKeeping } from './keeping.ts';

const NOT_COMPLETE = 'The rollout is not complete now, so nobody is asked what they keep.';
const NOTHING = 'You look after nothing of this rollout any longer, so there is nothing to say.';

export const openKeeping = action({
  actionId: OPEN_KEEPING,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: rolloutValue,
  run(request): Reply {
    const { database, rolloutId, acting } = request;
    if (findCompletion(database, rolloutId) === undefined) return tell(sentence(NOT_COMPLETE));
    const own = listKeepings(request).find(({ personId }) => personId === acting.userId);
    if (own === undefined) return tell(sentence(NOTHING));
    return open(keepModal(rolloutId, findRollout(database, rolloutId)?.name ?? '', own));
  },
});

export const keepSubmission = submission({
  callbackId: KEEP_FORM,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({
    answer: choice(keepAnswers, 'Choose one of the two.'),
    note: optionalText('The note', WORDS_MAX),
  }),
  run(request, typed): Reply {
    const outcome = answerKeeping(request, typed);
    switch (outcome.kind) {
      case 'not-complete':
        return tell(sentence(NOT_COMPLETE));
      case 'keeps-nothing':
        return tell(sentence(NOTHING));
      case 'no-note':
        return fieldErrors({ note: 'Say what someone else should take over.' });
      case 'answered':
        return tell(
          sentence(
            outcome.answer === 'keeps'
              ? `Thank you. You go on as ${esc(sayKeeping(outcome.keeping))}.`
              : 'Thank you for saying so. The leads look for someone, and you keep it until it is handed over.',
          ),
        );
    }
  },
});

/** For leads: who has confirmed, and for whom somebody else is to be found. */
export const openPage = action({
  actionId: OPEN_PAGE,
  who: ['lead', 'sponsor'],
  about: 'rollout',
  value: rolloutValue,
  run(request): Reply {
    const standing = findCompletion(request.database, request.rolloutId);
    return tell(
      standing === undefined
        ? sentence(NOT_COMPLETE)
        : completePageMessage(getCompletePage(request, standing)),
    );
  },
});
