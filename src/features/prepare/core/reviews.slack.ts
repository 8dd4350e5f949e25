import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { choice, noArguments, optionalText } from '../../../platform/slack/fields.ts';
import {
  fieldErrors,
  open,
  type Replies,
  type Reply,
  tell,
  update,
} from '../../../platform/slack/reply.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { versionText } from '../lessons/lesson.ts';
import { getCorePerson } from './core-people.store.ts';
import { listDraftsFor } from './drafts.store.ts';
import { findEntry, listRevisions } from './entries.store.ts';
import { type Entry, titleOf } from './entry.ts';
import { OPEN_REVIEW, PUBLISH_ENTRY } from './entry-card.view.ts';
import { afterwards, cardOf, NO_ENTRY, onlyKeepers, revisionPress } from './entry-cards.slack.ts';
import { mayDecide, mayReviewDraft, writersOf } from './entry-rights.ts';
import { publishEntry } from './publish-entry.usecase.ts';
import {
  draftsMessage,
  REVIEW_FORM,
  REVIEW_WORDS_LIMIT,
  reviewedModal,
  reviewModal,
} from './review.view.ts';
import { type ReviewOutcome, reviewDraft } from './review-draft.usecase.ts';

const OWN_WORDS = sentence(
  'You wrote part of this draft, so someone else has to read it: the point is a second pair of eyes. Nothing was changed.',
);
const NO_DRAFT = sentence('This draft has been published or given up since. Nothing was changed.');

const review = command({
  command: '/core',
  name: 'review',
  summary: 'drafts of the Intelligence Core that wait to be read or published',
  usage: '',
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const { database, rolloutId } = request;
    const rolloutName = findRollout(database, rolloutId)?.name ?? '';
    const nameOf = (id: Entry['ownerId']) => findName(database, id);
    return tell(draftsMessage(rolloutId, listDraftsFor(request), { rolloutName, nameOf }));
  },
});

const openReview = action({
  actionId: OPEN_REVIEW,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: revisionPress,
  run(request, { entryId }): Reply {
    const { database, rolloutId } = request;
    const entry = findEntry(database, rolloutId, entryId);
    if (entry?.draft === undefined) return tell(NO_DRAFT);
    const writers = writersOf(listRevisions(database, entry.number));
    if (writers.has(request.acting.userId)) return tell(OWN_WORDS);
    if (!mayReviewDraft(getCorePerson(request), entry, writers)) return notAsked(request, entry);
    const nameOf = (id: Entry['ownerId']) => findName(database, id);
    return open(reviewModal(rolloutId, { entry, draft: entry.draft }, nameOf));
  },
});

const decide = submission({
  callbackId: REVIEW_FORM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  context: revisionPress,
  fields: z.object({
    verdict: choice(['right', 'change'], 'Say what you think.'),
    words: optionalText('The words', REVIEW_WORDS_LIMIT),
  }),
  run(request, { verdict, words }, press): Reply {
    if (verdict === 'change' && words === '') {
      return fieldErrors({ words: 'Say what has to change: the writer gets these words.' });
    }
    const said = verdict === 'right' ? { kind: verdict } : { kind: verdict, words };
    return answer(request, reviewDraft(request, { ...press, verdict: said }));
  },
});

function answer(request: RolloutRequest, outcome: ReviewOutcome): Reply {
  const { database, rolloutId } = request;
  switch (outcome.kind) {
    case 'no-such-draft':
      return tell(NO_DRAFT);
    case 'own-words':
      return tell(OWN_WORDS);
    case 'not-allowed':
      return notAsked(request, outcome.entry);
    case 'changed-meanwhile': {
      const { entry, theirs } = outcome;
      const nameOf = (id: Entry['ownerId']) => findName(database, id);
      return update(reviewModal(rolloutId, { entry, draft: theirs }, nameOf));
    }
    case 'reviewed-already':
      return update(
        cardOf(request, outcome.entry, '*Someone else found it right just before you.*'),
      );
    case 'change-asked':
      return update(
        cardOf(
          request,
          outcome.entry,
          `*${esc(findName(database, outcome.draft.writtenBy))} gets your words, and the draft waits for the change.*`,
        ),
      );
    case 'reviewed': {
      const { entry } = outcome;
      if (entry.draft === undefined) return NO_ENTRY;
      const mayPublish = mayDecide(getCorePerson(request), entry);
      const ownerName = findName(database, entry.ownerId);
      return update(
        reviewedModal(rolloutId, { entry, draft: entry.draft }, { mayPublish, ownerName }),
      );
    }
  }
}

const publish = action({
  actionId: PUBLISH_ENTRY,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: revisionPress,
  run(request, press, { surface }): Replies {
    const outcome = publishEntry(request, press);
    const kind = surface.kind;
    switch (outcome.kind) {
      case 'no-such-draft':
        return tell(NO_DRAFT);
      case 'not-allowed':
        return onlyKeepers(request, outcome.entry);
      case 'not-reviewed':
        return tell(
          sentence('Someone other than the writer has to read it first: `/core review` lists it.'),
        );
      case 'changed-meanwhile':
        return tell(
          sentence('The draft has been changed since, so it has to be read again first.'),
        );
      case 'published-already':
        return afterwards(request, outcome.entry, { said: 'It is published already.', kind });
      case 'published': {
        const { entry } = outcome;
        const version = entry.published === undefined ? '' : versionText(entry.published.version);
        const said = `“${esc(titleOf(entry))}” is published as version ${version}: people find it from now on.`;
        return afterwards(request, entry, { said, kind });
      }
    }
  },
});

function notAsked({ database }: RolloutRequest, entry: Entry): Reply {
  return tell(
    sentence(
      `Drafts are read by leads, sponsors, champions, managers, the pilot’s people and anyone who was asked. ${esc(findName(database, entry.ownerId))} keeps this one. Nothing was changed.`,
    ),
  );
}

export const reviewCommands = [review];
export const reviewActions = [openReview, publish];
export const reviewSubmissions = [decide];
