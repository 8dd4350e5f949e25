import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { choice, optionalText, restOfLine, rolloutValue } from '../../../platform/slack/fields.ts';
import { name } from '../../../platform/slack/name-field.ts';
import { type Modal, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { sayChoice } from '../../../platform/words.ts';
import { findEntry } from './entries.store.ts';
import { entriesMessage } from './entries-list.view.ts';
import { type Entry, entryKinds, entryKindTitles } from './entry.ts';
import { entryPress, NO_ENTRY } from './entry-cards.slack.ts';
import { listEntryChoices, listWorkflows } from './entry-choices.store.ts';
import {
  bodyOf,
  emptyValues,
  entryFields,
  placeOf,
  placeValue,
  valuesOf,
} from './entry-fields.slack.ts';
import { bodyOfWords, FIELD_LIMIT, type FormValues, withAddition } from './entry-form.ts';
import { entryFormModal } from './entry-form.view.ts';
import { ADD_TO_ENTRY } from './entry-notes.view.ts';
import { ENTRY_TITLE_LIMIT, WORKFLOW_LIMIT } from './entry-problem.ts';
import { CORE_WRITERS } from './entry-rights.ts';
import { sectionsOf } from './entry-sections.ts';
import { START_FORM, startEntryModal } from './entry-start.view.ts';
import { findByWords } from './found-entries.store.ts';
import { listNearEntries } from './near-entries.store.ts';
import { OPEN_EDIT, OPEN_START } from './review-messages.view.ts';

const add = command({
  command: '/core',
  name: 'add',
  summary: 'write down what the pilot knew, for the Intelligence Core',
  usage: '[prompting strategy | edge case | quality criterion | escalation path]',
  who: CORE_WRITERS,
  about: 'rollout',
  arguments: restOfLine,
  run({ database, rolloutId }, typed): Reply {
    const key = typed.toLowerCase().replace(/[\s-]+/g, '-');
    const kind = entryKinds.find((one) => one === key);
    if (typed !== '' && kind === undefined) {
      const kinds = sayChoice(entryKinds.map((one) => `\`/core add ${entryKindTitles[one]}\``));
      return tell(
        sentence(
          `“${esc(typed)}” isn’t a kind of entry that I know. Write ${kinds}, or \`/core add\` alone.`,
        ),
      );
    }
    return open(
      startEntryModal({ rolloutId, kind, workflows: listWorkflows(database, rolloutId) }),
    );
  },
});

const edit = command({
  command: '/core',
  name: 'edit',
  summary: 'change an entry of the Intelligence Core',
  usage: '[words of its title]',
  who: CORE_WRITERS,
  about: 'rollout',
  arguments: restOfLine,
  run(request, typed): Reply {
    const found = findByWords(request, typed);
    if (found.kind === 'one') return open(changeForm(request, found.entry));
    const { database, rolloutId } = request;
    const nameOf = (id: Entry['ownerId']) => findName(database, id);
    return tell(entriesMessage(rolloutId, { ...found, typed }, nameOf));
  },
});

const openStart = action({
  actionId: OPEN_START,
  who: CORE_WRITERS,
  about: 'rollout',
  value: rolloutValue.extend({
    kind: z.enum(entryKinds).optional(),
    workflow: z.string().optional(),
  }),
  run({ database, rolloutId }, { kind, workflow }): Reply {
    const workflows = listWorkflows(database, rolloutId);
    return open(startEntryModal({ rolloutId, kind, workflow, workflows }));
  },
});

const openEdit = action({
  actionId: OPEN_EDIT,
  who: CORE_WRITERS,
  about: 'rollout',
  value: entryPress,
  run(request, { entryId }): Reply {
    const entry = findEntry(request.database, request.rolloutId, entryId);
    if (entry === undefined || entry.retired !== undefined) return NO_ENTRY;
    return open(changeForm(request, entry));
  },
});

const start = submission({
  callbackId: START_FORM,
  who: CORE_WRITERS,
  about: 'rollout',
  context: placeValue.pick({ rolloutId: true, sourceLink: true, madeOf: true }),
  fields: z.object({
    kind: choice(entryKinds, 'Choose what it is.'),
    title: name('The title', ENTRY_TITLE_LIMIT),
    workflow: name('The work', WORKFLOW_LIMIT),
    words: optionalText('The text', FIELD_LIMIT),
  }),
  run(request, { kind, title, workflow, words }, { sourceLink, madeOf }): Reply {
    const { rolloutId, acting, database } = request;
    const body = words === '' ? '' : bodyOfWords(kind, words);
    const values = emptyValues(acting.userId, { title, workflow, body });
    return update(
      entryFormModal({ rolloutId, kind, basedOn: 0, sourceLink, madeOf }, values, {
        choices: listEntryChoices(database, rolloutId),
        near: listNearEntries(request, `${title} ${words}`),
      }),
    );
  },
});

/** What was begun as a new entry goes into one that there is. */
const addToThis = action({
  actionId: ADD_TO_ENTRY,
  who: CORE_WRITERS,
  about: 'rollout',
  value: entryPress,
  run(request, { entryId }, { surface, fields }): Reply {
    const entry = findEntry(request.database, request.rolloutId, entryId);
    if (entry === undefined || entry.retired !== undefined) return NO_ENTRY;
    const values = valuesOf(entry, request.acting.userId);
    const typed =
      surface.kind === 'modal' ? entryFields.safeParse({ title: '-', ...fields }) : undefined;
    const all = typed?.success === true ? bodyOf(typed.data) : {};
    const kinds = entryKinds.find((kind) =>
      sectionsOf[kind].some(({ name }) => (all[name] ?? '') !== ''),
    );
    const sections = Object.fromEntries(
      Object.entries(all).filter(
        ([name]) => kinds === undefined || sectionsOf[kinds].some((one) => one.name === name),
      ),
    );
    const body = withAddition(entry.kind, values.body, sections);
    return update(filledAgain(changeForm(request, entry, { ...values, body })));
  },
});

/** The form of a known entry, as it stands or with what somebody has typed already. */
export function changeForm(
  { database, rolloutId, acting }: RolloutRequest,
  entry: Entry,
  values: FormValues = valuesOf(entry, acting.userId),
): Modal {
  return entryFormModal(placeOf(rolloutId, entry), values, {
    choices: listEntryChoices(database, rolloutId),
    published: entry.published,
  });
}

/** Slack keeps what was typed into an input of the same name; here the entry's own words take its place. */
function filledAgain(modal: Modal): Modal {
  const blocks = modal.blocks.map((block) =>
    block.type === 'input'
      ? { ...block, element: { ...block.element, action_id: 'added' } }
      : block,
  );
  return { ...modal, blocks };
}

export const entryFormCommands = [add, edit];
export const entryFormActions = [openStart, openEdit, addToThis];
export const entryFormSubmissions = [start];
