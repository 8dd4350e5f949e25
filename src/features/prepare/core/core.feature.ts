import type { ProductFeature } from '../../contract/product-feature.ts';
import { coreObligations } from './core.obligations.ts';
import { beginningObligations, draftObligations } from './drafts.obligations.ts';
import { listEntries } from './entries.store.ts';
import { entryCardActions } from './entry-cards.slack.ts';
import { entryFormActions, entryFormCommands, entryFormSubmissions } from './entry-forms.slack.ts';
import { keepEntryActions, keepEntryCommands, keepEntrySubmissions } from './keep-entry.slack.ts';
import { makeEntryActions } from './make-entry.slack.ts';
import { reviewActions, reviewCommands, reviewSubmissions } from './reviews.slack.ts';
import { saveEntrySubmissions } from './save-entry.slack.ts';
import { coreShortcuts } from './save-message.slack.ts';

export const coreFeature: ProductFeature = {
  name: 'core',
  title: 'the Intelligence Core',
  newsWeight: 'progress',
  commands: [...entryFormCommands, ...reviewCommands, ...keepEntryCommands],
  shortcuts: coreShortcuts,
  actions: [
    ...entryFormActions,
    ...entryCardActions,
    ...reviewActions,
    ...keepEntryActions,
    ...makeEntryActions,
  ],
  submissions: [
    ...entryFormSubmissions,
    ...saveEntrySubmissions,
    ...reviewSubmissions,
    ...keepEntrySubmissions,
  ],
  parts: ({ database, rolloutId }, personId) =>
    listEntries(database, rolloutId).some(
      (one) => one.ownerId === personId && one.retired === undefined,
    ),
  obligations: (context) => [
    ...coreObligations(context),
    ...draftObligations(context),
    ...beginningObligations(context),
  ],
};
