import { z } from 'zod';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { rolloutValue } from '../../../platform/slack/fields.ts';
import { reason } from '../../../platform/slack/reason-field.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import { questionNames } from '../assessment/question.ts';
import { exemptAnswer } from './exempt-answer.usecase.ts';
import { EXEMPT_FORM, exemptModal, OPEN_EXEMPT } from './exempt-answer.view.ts';
import { listUnfollowed } from './exemptions.store.ts';
import { REASON_MAX } from './ledger-modals.view.ts';

const ofQuestion = rolloutValue.extend({ question: z.enum(questionNames) });

const openExempt = action({
  actionId: OPEN_EXEMPT,
  who: ['lead'],
  about: 'rollout',
  value: ofQuestion,
  run: (request, { question }): Reply =>
    listUnfollowed(request).includes(question)
      ? open(exemptModal(request.rolloutId, question))
      : followedAlready,
});

const exempt = submission({
  callbackId: EXEMPT_FORM,
  who: ['lead'],
  about: 'rollout',
  context: ofQuestion,
  fields: z.object({
    reason: reason(REASON_MAX, 'what would carry it instead, or why it does not matter elsewhere'),
  }),
  run(request, { reason }, { question }): Reply {
    switch (exemptAnswer(request, { question, reason }).kind) {
      case 'not-lead':
        return tell(onlyTheyCan(getWhoMay(request, ['lead']), 'note this'));
      case 'followed-already':
        return followedAlready;
      case 'exempt':
        return tell(
          sentence(
            'Saved, with your reason on the record. A newer answer that says the same asks again.',
          ),
        );
    }
  },
});

const followedAlready = tell(
  sentence(
    'Something follows from this answer already: `/rollout constraints` shows it. Nothing was changed.',
  ),
);

export const exemptActions = [openExempt];
export const exemptSubmissions = [exempt];
