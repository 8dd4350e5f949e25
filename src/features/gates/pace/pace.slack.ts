import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { channelLink, esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { channelId, noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayList } from '../../../platform/words.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import { paceReport } from './pace.ts';
import {
  OPEN_POST,
  POST_FORM,
  paceMessage,
  postPaceModal,
  SEND_TO_SPONSOR,
  withShowButtons,
} from './pace.view.ts';
import { getPaceFacts } from './pace-facts.store.ts';
import { getPaceWords } from './pace-words.store.ts';
import { postPace, type ShowOutcome, sendPace } from './show-pace.usecase.ts';

const WHO = ['lead', 'sponsor'] as const;

/** `/rollout pace`: the answer to "roll it out now", ready to be shown. */
const paceCommand = command({
  command: '/rollout',
  name: 'pace',
  summary: 'what would break if everyone went live now, ready to show to leadership',
  usage: '',
  who: WHO,
  instead: [{ says: 'See where it stands', run: '/rollout status' }],
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const words = getPaceWords(request);
    const message = paceMessage(paceReport(getPaceFacts(request)), words);
    return tell(withShowButtons(message, request.rolloutId));
  },
});

const openPost = action({
  actionId: OPEN_POST,
  who: WHO,
  about: 'rollout',
  value: rolloutValue,
  run: (request) => open(postPaceModal(getPaceWords(request))),
});

const postSubmission = submission({
  callbackId: POST_FORM,
  who: WHO,
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({ channel: channelId('Choose the channel that should read it.') }),
  run: (request, { channel }) => answer(request, postPace(request, { channelId: channel })),
});

const sendButton = action({
  actionId: SEND_TO_SPONSOR,
  who: WHO,
  acts: true,
  about: 'rollout',
  value: rolloutValue,
  run: (request) => answer(request, sendPace(request)),
});

function answer(request: RolloutRequest, outcome: ShowOutcome): Reply {
  switch (outcome.kind) {
    case 'not-lead':
      return tell(onlyTheyCan(getWhoMay(request, WHO), 'show the pace'));
    case 'no-sponsor':
      return tell(
        sentence(
          'There is no sponsor besides you to send it to: `/rollout edit` names one. Nothing was sent.',
        ),
      );
    case 'posted':
      return tell(sentence(`${channelLink(outcome.channelId)} gets it, as it stands now.`));
    case 'sent': {
      const names = outcome.to.map((id) => esc(findName(request.database, id)));
      return tell(sentence(`${sayList(names)} will have it within their own hours.`));
    }
  }
}

export const paceCommands = [paceCommand];
export const paceActions = [openPost, sendButton];
export const paceSubmissions = [postSubmission];
