import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { fieldErrors, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { findEntry } from './entries.store.ts';
import type { Entry, EntryRevision } from './entry.ts';
import { cardOf, NO_ENTRY } from './entry-cards.slack.ts';
import { listEntryChoices } from './entry-choices.store.ts';
import { entryFields, missingFields, placeValue, valuesFrom } from './entry-fields.slack.ts';
import { type FormPlace, type FormValues, wholeNames } from './entry-form.ts';
import { ENTRY_FORM, entryFormModal } from './entry-form.view.ts';
import { CORE_WRITERS } from './entry-rights.ts';
import { sectionsOf } from './entry-sections.ts';
import { type SaveDraftOutcome, saveDraft } from './save-draft.usecase.ts';
import { refusalFields } from './save-refusal.view.ts';
import { textDifference } from './text-difference.ts';

const saveEntry = submission({
  callbackId: ENTRY_FORM,
  who: CORE_WRITERS,
  about: 'rollout',
  context: placeValue,
  fields: entryFields,
  run(request, typed, place): Reply {
    const { database, rolloutId } = request;
    const { entryId, kind, basedOn, sourceLink, madeOf } = place;
    const entry = entryId === undefined ? undefined : findEntry(database, rolloutId, entryId);
    if (typed.keep === 'theirs') return entry === undefined ? NO_ENTRY : keepTheirs(request, entry);
    const missing = missingFields(place, typed);
    if (Object.keys(missing).length > 0) return fieldErrors(missing);
    const values = valuesFrom(request, place, { typed, entry });
    const outcome = saveDraft(request, {
      draft: values,
      of:
        entryId === undefined
          ? { kind, ownerId: values.ownerId, sourceLink, madeOf }
          : { entryId, basedOn },
    });
    return answer(request, outcome, { place, values });
  },
});

function answer(
  request: RolloutRequest,
  outcome: SaveDraftOutcome,
  form: { place: FormPlace; values: FormValues },
): Reply {
  switch (outcome.kind) {
    case 'no-such-entry':
      return NO_ENTRY;
    case 'retired':
      return tell(
        sentence(
          'This entry has been taken out of use since you opened it. Its keeper or a lead can bring it back. Nothing was changed.',
        ),
      );
    case 'changed-meanwhile':
      return update(conflictForm(request, outcome, form));
    case 'saved':
      return update(cardOf(request, outcome.entry, `*${sayNext(request, outcome.entry)}*`));
    default: {
      const { kind, isWhole } = form.place;
      const first = isWhole === true ? wholeNames[0] : sectionsOf[kind][0]?.name;
      return fieldErrors(refusalFields(outcome, first ?? 'title'));
    }
  }
}

/** Both versions, and the choice; what was typed stays in the form. */
function conflictForm(
  { database, rolloutId }: RolloutRequest,
  { entry, theirs }: { entry: Entry; theirs: EntryRevision },
  { place, values }: { place: FormPlace; values: FormValues },
) {
  return entryFormModal({ ...place, basedOn: theirs.revision }, values, {
    choices: listEntryChoices(database, rolloutId),
    published: entry.published,
    conflict: {
      byName: findName(database, theirs.writtenBy),
      difference: textDifference(values, theirs),
    },
  });
}

function keepTheirs(request: RolloutRequest, entry: Entry): Reply {
  return update(cardOf(request, entry, '*Theirs stays. Yours was not saved.*'));
}

function sayNext({ database }: RolloutRequest, { draft }: Entry): string {
  if (draft?.reviewerId === undefined) {
    return 'Saved as a draft. It is found once someone else has read it: name them in the form, or tell them that `/core review` lists it.';
  }
  return `Saved. ${findName(database, draft.reviewerId)} is asked to read it; then it can be published.`;
}

export const saveEntrySubmissions = [saveEntry];
