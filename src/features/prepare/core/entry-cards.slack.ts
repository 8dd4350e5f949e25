import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { rolloutValue } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import {
  home,
  open,
  type Replies,
  type Reply,
  tell,
  update,
} from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import { getEntryCardFacts } from './card-facts.store.ts';
import { findEntry, listRevisions } from './entries.store.ts';
import { type Entry, titleOf } from './entry.ts';
import {
  CONFIRM_ENTRY,
  DROP_DRAFT,
  entryCard,
  OPEN_ENTRY,
  SHOW_HISTORY,
} from './entry-card.view.ts';
import { historyModal } from './entry-history.view.ts';
import { dropDraft } from './retire-entry.usecase.ts';
import { confirmEntry } from './verify-entry.usecase.ts';

export const entryPress = rolloutValue.extend({ entryId: keptId() });
export const revisionPress = entryPress.extend({ revision: z.number() });

export const NO_ENTRY = tell(
  sentence('This entry is no longer in the Intelligence Core. Nothing was changed.'),
);

export function onlyKeepers({ database }: RolloutRequest, entry: Entry): Reply {
  return tell(
    sentence(
      `Only ${esc(findName(database, entry.ownerId))}, who keeps “${esc(titleOf(entry))}” right, or a lead can do this. Nothing was changed.`,
    ),
  );
}

export function cardOf(request: RolloutRequest, entry: Entry, said?: string): Modal {
  const { database, rolloutId, today } = request;
  const facts = getEntryCardFacts(request, entry);
  const nameOf = (id: typeof entry.ownerId) => findName(database, id);
  return entryCard(entry, { ...facts, rolloutId, today, nameOf }, said);
}

/** After an act on an entry: its card where one is open, or the sentence where the button stood. */
export function afterwards(
  request: RolloutRequest,
  entry: Entry,
  about: { said: string; kind: 'message' | 'modal' | 'home' },
): Replies {
  if (about.kind === 'modal') return update(cardOf(request, entry, `*${about.said}*`));
  if (about.kind === 'home') return home;
  return tell(sentence(about.said));
}

const openEntry = action({
  actionId: OPEN_ENTRY,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: entryPress,
  run(request, { entryId }): Reply {
    const entry = findEntry(request.database, request.rolloutId, entryId);
    return entry === undefined ? NO_ENTRY : open(cardOf(request, entry));
  },
});

const showHistory = action({
  actionId: SHOW_HISTORY,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: entryPress,
  run({ database, rolloutId }, { entryId }): Reply {
    const entry = findEntry(database, rolloutId, entryId);
    if (entry === undefined) return NO_ENTRY;
    const revisions = listRevisions(database, entry.number);
    return open(historyModal(titleOf(entry), revisions, (id) => findName(database, id)));
  },
});

const confirm = action({
  actionId: CONFIRM_ENTRY,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: entryPress,
  run(request, { entryId }, { surface }): Replies {
    const outcome = confirmEntry(request, { entryId });
    if (outcome.kind === 'no-such-entry') return NO_ENTRY;
    if (outcome.kind === 'not-allowed') return onlyKeepers(request, outcome.entry);
    const { entry, verification } = outcome;
    const said = `Thank you. “${esc(titleOf(entry))}” is verified until ${sayDate(verification.reviewOn, request.today)}.`;
    return afterwards(request, entry, { said, kind: surface.kind });
  },
});

const drop = action({
  actionId: DROP_DRAFT,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: revisionPress,
  run(request, press, { surface }): Replies {
    const outcome = dropDraft(request, press);
    switch (outcome.kind) {
      case 'no-such-entry':
      case 'twin':
        return NO_ENTRY;
      case 'not-allowed':
        return onlyKeepers(request, outcome.entry);
      case 'already':
        return tell(sentence('This draft has been changed or given up since. Nothing was done.'));
      case 'done':
        return afterwards(request, outcome.entry, {
          said: 'The draft was given up; what was published stays as it is.',
          kind: surface.kind,
        });
    }
  },
});

export const entryCardActions = [openEntry, showHistory, confirm, drop];
