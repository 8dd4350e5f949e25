import { clamp } from '../../../platform/slack/blocks.ts';
import { shortcut } from '../../../platform/slack/declarations.ts';
import { open, type Reply } from '../../../platform/slack/reply.ts';
import { asRead } from '../../../platform/slack/said.ts';
import { listWorkflows } from './entry-choices.store.ts';
import { FIELD_LIMIT } from './entry-form.ts';
import { CORE_WRITERS } from './entry-rights.ts';
import { startEntryModal } from './entry-start.view.ts';
import { titleFrom } from './said-words.ts';

const TITLE_LENGTH = 80;

/** Any message becomes a draft that keeps its link. */
const saveMessage = shortcut({
  callbackId: 'core.save-message',
  kind: 'message',
  who: CORE_WRITERS,
  about: 'rollout',
  run({ database, rolloutId }, { messageText, permalink }): Reply {
    const words = asRead(database, messageText ?? '', 'markdown');
    return open(
      startEntryModal({
        rolloutId,
        workflows: listWorkflows(database, rolloutId),
        title: titleFrom(words, TITLE_LENGTH),
        words: clamp(words, FIELD_LIMIT),
        sourceLink: permalink,
      }),
    );
  },
});

export const coreShortcuts = [saveMessage];
