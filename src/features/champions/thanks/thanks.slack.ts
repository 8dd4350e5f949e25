import { z } from 'zod';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { personAndWords, rolloutValue, text } from '../../../platform/slack/fields.ts';
import { keptId, keptPerson } from '../../../platform/slack/kept-values.ts';
import { home, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { giveThanks } from './give-thanks.usecase.ts';
import { settleNote } from './settle-note.usecase.ts';
import { wordsOfThanks } from './thanks.ts';
import {
  KEEP_NOTE,
  OPEN_THANKS,
  SEND_NOTE,
  sayThanksRefusal,
  THANKS_FORM,
  thanksGivenMessage,
  thanksModal,
} from './thanks.view.ts';

const thank = command({
  command: '/champion',
  name: 'thanks',
  summary: 'thank someone who helped you',
  usage: '@person for …',
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  arguments: personAndWords,
  run(request, { userId, words }): Reply {
    const said = wordsOfThanks(words);
    if (said === '' && userId !== request.acting.userId) {
      const name = findName(request.database, userId);
      return open(thanksModal(request.rolloutId, userId, name));
    }
    return give(request, userId, said.slice(0, 500));
  },
});

const recipient = rolloutValue.extend({ toId: keptPerson });

const openThanks = action({
  actionId: OPEN_THANKS,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: recipient,
  run: ({ database, rolloutId }, { toId }): Reply =>
    open(thanksModal(rolloutId, toId, findName(database, toId))),
});

const thanksForm = submission({
  callbackId: THANKS_FORM,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  context: recipient,
  fields: z.object({ words: text('What for', 500) }),
  run: (request, { words }, { toId }): Reply => give(request, toId, wordsOfThanks(words)),
});

function give(request: RolloutRequest, toId: UserId, said: string): Reply {
  const outcome = giveThanks(request, { toId, text: said });
  const name = findName(request.database, toId);
  if (outcome.kind === 'refused') return tell(sentence(sayThanksRefusal(outcome.why, name)));
  return tell(thanksGivenMessage(name));
}

const note = (actionId: string, agrees: boolean) =>
  action({
    actionId,
    who: 'anyone',
    shows: 'own',
    about: 'rollout',
    value: rolloutValue.extend({ thanksId: keptId() }),
    run(request, { thanksId }, { surface }): Reply {
      const outcome = settleNote(request, { thanksId, agrees });
      switch (outcome.kind) {
        case 'settled':
          return surface.kind === 'home' ? home : tell(outcome.message);
        case 'not-yours':
          return tell(sentence('Only the person thanked can decide this. Nothing was changed.'));
        case 'no-manager':
          return tell(sentence('Your team has no manager here now, so there is nobody to tell.'));
        case 'already-settled':
          return tell(
            sentence(
              outcome.agreed
                ? 'Your manager has already heard about it. Nothing was changed.'
                : 'You already kept it to yourself. Nothing was changed.',
            ),
          );
      }
    },
  });

export const thanksCommands = [thank];
export const thanksForms = [thanksForm];
export const thanksActions = [openThanks, note(SEND_NOTE, true), note(KEEP_NOTE, false)];
