import { z } from 'zod';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { rolloutValue, text } from '../../../platform/slack/fields.ts';
import { keptMoment, keptPerson } from '../../../platform/slack/kept-values.ts';
import { reasonIsThin } from '../../../platform/slack/reason-field.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { OPEN_CONFIRM } from './assessment.view.ts';
import {
  allConfirmedModal,
  CONFIRM_ANSWER,
  CONFIRM_FORM,
  CONFIRM_WORDS_MAX,
  confirmModal,
  confirmWordsModal,
  DOUBT_ANSWER,
} from './confirm.view.ts';
import { type AnswerNamed, confirmAnswer, findNamedAnswer } from './confirm-answer.usecase.ts';
import { type ConfirmationSays, confirmationSays, confirmersOf } from './confirmation.ts';
import { questionNames } from './question.ts';
import { getWitnesses, listWaitingFor } from './witnesses.store.ts';

const named = rolloutValue.extend({
  question: z.enum(questionNames),
  answeredBy: keptPerson,
  answeredAt: keptMoment,
});

const shownIn = ({ database, rolloutId }: RolloutRequest) => ({
  rolloutId,
  nameOf: (id: string) => findName(database, id as UserId),
});

const openConfirm = action({
  actionId: OPEN_CONFIRM,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: rolloutValue,
  run(request): Reply {
    const [first, ...others] = listWaitingFor(request, request.acting.userId);
    if (first === undefined) return nothingWaits;
    return open(confirmModal(first, shownIn(request), others.length));
  },
});

const confirm = action({
  actionId: CONFIRM_ANSWER,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: named,
  run: (request, answer) => say(request, answer, { says: 'so', words: '' }),
});

const doubt = action({
  actionId: DOUBT_ANSWER,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: named,
  run(request, answer): Reply {
    const found = findNamedAnswer(request, answer);
    if (found === undefined) return changedMeanwhile;
    if (!confirmersOf(found, getWitnesses(request)).includes(request.acting.userId))
      return notAsked(request, answer);
    return open(confirmWordsModal(found, shownIn(request), 'not-quite'));
  },
});

const words = submission({
  callbackId: CONFIRM_FORM,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  context: named.extend({ says: z.enum(confirmationSays) }),
  fields: z.object({ words: text('What you saw', CONFIRM_WORDS_MAX) }),
  run: (request, { words }, { says, ...answer }) => say(request, answer, { says, words }),
});

function say(
  request: RolloutRequest,
  answer: AnswerNamed,
  said: { says: ConfirmationSays; words: string },
): Reply {
  const outcome = confirmAnswer(request, answer, said);
  switch (outcome.kind) {
    case 'changed-meanwhile':
      return changedMeanwhile;
    case 'not-asked':
      return notAsked(request, answer);
    case 'needs-words':
      return said.words === ''
        ? open(confirmWordsModal(outcome.answer, shownIn(request), said.says))
        : fieldErrors({ words: reasonIsThin(GOOD[said.says]) });
    case 'confirmed': {
      const [next, ...others] = listWaitingFor(request, request.acting.userId);
      return update(
        next === undefined
          ? allConfirmedModal()
          : confirmModal(next, shownIn(request), others.length),
      );
    }
  }
}

const GOOD: Record<ConfirmationSays, string> = {
  so: 'what you read on the page',
  'not-quite': 'how you saw it',
};

const nothingWaits = tell(
  sentence('Nothing waits for your word: the answers were confirmed or changed meanwhile.'),
);

const changedMeanwhile = tell(
  sentence(
    'This answer was changed meanwhile, so nothing was saved. `/rollout assessment` shows it as it is now.',
  ),
);

function notAsked(request: RolloutRequest, { answeredBy }: AnswerNamed): Reply {
  const whose =
    answeredBy === request.acting.userId
      ? 'Your own answer is confirmed by someone else'
      : `What ${esc(findName(request.database, answeredBy))} says is confirmed by those who were named, or by the pilot’s people`;
  return tell(sentence(`${whose}. Nothing was changed.`));
}

export const confirmActions = [openConfirm, confirm, doubt];
export const confirmSubmissions = [words];
