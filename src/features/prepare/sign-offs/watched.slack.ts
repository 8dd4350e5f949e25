import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { choice, optionalText, rolloutValue } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { reasonIsThin } from '../../../platform/slack/reason-field.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayWatched, type WatchedOutcome } from './say-watched.usecase.ts';
import { getSignOffFacts } from './sign-off-facts.store.ts';
import { findSignOffRequest } from './sign-offs.store.ts';
import {
  OPEN_WATCHED,
  WATCHED_FORM,
  WATCHED_WORDS_MAX,
  watchedMessage,
  watchedModal,
} from './watched.view.ts';

const ofRequest = rolloutValue.extend({ requestId: keptId() });

const openWatched = action({
  actionId: OPEN_WATCHED,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: ofRequest,
  run(request, { requestId }): Reply {
    const { database, rolloutId, acting } = request;
    const found = findSignOffRequest(database, rolloutId, requestId);
    if (found === undefined) return refused(request, requestId, 'no-such-request');
    if (found.observedBy !== acting.userId) return refused(request, requestId, 'not-the-observer');
    if (found.decision !== undefined) return refused(request, requestId, 'decided');
    return open(watchedModal(getSignOffFacts(request, found)));
  },
});

const watchedForm = submission({
  callbackId: WATCHED_FORM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  context: ofRequest,
  fields: z.object({
    watched: choice(['yes', 'no'], 'Say whether you watched it.'),
    words: optionalText('What you saw', WATCHED_WORDS_MAX),
  }),
  run(request, { watched, words }, { requestId: signOffId }): Reply {
    const outcome = sayWatched(request, { signOffId, watched: watched === 'yes', words });
    if (outcome.kind === 'said') return tell(watchedMessage(outcome.facts));
    if (outcome.kind === 'nothing-seen')
      return fieldErrors({ words: reasonIsThin('what was done, checked or changed') });
    return refused(request, signOffId, outcome.kind);
  },
});

function refused(
  { database, rolloutId }: RolloutRequest,
  requestId: string,
  kind: Exclude<WatchedOutcome['kind'], 'said' | 'nothing-seen'>,
): Reply {
  const found = findSignOffRequest(database, rolloutId, requestId);
  switch (kind) {
    case 'no-such-request':
      return tell(sentence('This request no longer exists.'));
    case 'decided':
      return tell(sentence('This has already been decided.'));
    case 'not-the-observer':
      return tell(
        sentence(
          `Only ${esc(findName(database, found?.observedBy))}, who is named as having watched, can say so. Nothing was changed.`,
        ),
      );
  }
}

export const watchedActions = [openWatched];
export const watchedForms = [watchedForm];
