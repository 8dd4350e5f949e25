import type { InputBlock } from '@slack/types';
import type { UserId } from '../../../platform/ids.ts';
import { type AnyBlock, context, option, plain } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { capitalised } from '../../../platform/words.ts';
import { textInput } from '../../assess/constraints/ledger-modals.view.ts';
import { choices, choiceTitles, versionText } from '../lessons/lesson.ts';
import { type EntryKind, type EntryRevision, entryKindTitles } from './entry.ts';
import {
  type Conflict,
  type EntryChoices,
  FIELD_LIMIT,
  type FormPlace,
  type FormValues,
  type Layout,
  layoutOf,
  type Near,
  wholeNames,
} from './entry-form.ts';
import { radioInput, severalInput, workflowInput } from './entry-inputs.view.ts';
import { conflictBlocks, nearBlocks } from './entry-notes.view.ts';
import { ENTRY_TITLE_LIMIT } from './entry-problem.ts';
import { sectionsOf } from './entry-sections.ts';

export const ENTRY_FORM = 'core.save-draft';
export const SYNONYMS_FIELD_LIMIT = 600;
export const NOTE_LIMIT = 300;

/** One form for a new entry of a kind and for a change of a known one. */
export function entryFormModal(
  place: FormPlace,
  values: FormValues,
  about: {
    choices: EntryChoices;
    published?: EntryRevision | undefined;
    near?: readonly Near[];
    conflict?: Conflict;
  },
): Modal {
  const { kind, entryId, rolloutId } = place;
  const { published, near = [], conflict } = about;
  const isNew = entryId === undefined;
  const layout = layoutOf(kind, values.body);
  return {
    type: 'modal',
    callback_id: ENTRY_FORM,
    title: plain(isNew ? capitalised(entryKindTitles[kind]) : 'Change the entry', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ ...place, isWhole: layout.by === 'whole' }),
    blocks: [
      ...(conflict === undefined ? [] : conflictBlocks(conflict)),
      ...nearBlocks(rolloutId, near),
      textInput('title', 'Title', values.title, {
        example: 'Refunds over 500 euros',
        limit: ENTRY_TITLE_LIMIT,
        hint: 'The words that people would look for.',
      }),
      ...(published === undefined ? [workflowInput(values.workflow, about.choices.workflows)] : []),
      ...textInputs(kind, layout),
      textInput('synonyms', 'Other words for it', values.synonyms.join(', '), {
        example: 'reimbursement, money back',
        limit: SYNONYMS_FIELD_LIMIT,
        optional: true,
        hint: 'With commas between them; the search finds the entry by each.',
      }),
      ...severalInput(
        'constraints',
        'Constraints that it answers',
        about.choices.constraints,
        values.constraints,
      ),
      ...severalInput('lessons', 'Lessons that teach it', about.choices.lessons, values.lessons),
      ...(isNew ? [personInput('owner', 'Who keeps it right', values.ownerId)] : []),
      ...(published === undefined ? [] : changeInputs(published, values)),
      {
        ...personInput('reviewer', 'Who should read it first', values.reviewerId),
        optional: true,
        hint: plain('Someone other than you. Leave it empty while you still work on it.'),
      },
      ...(place.sourceLink === undefined
        ? []
        : [context(`Made from <${place.sourceLink}|something that was said in Slack>.`)]),
    ],
  };
}

function textInputs(kind: EntryKind, layout: Layout): AnyBlock[] {
  if (layout.by === 'whole') {
    return wholeNames.slice(0, Math.max(1, layout.parts.length)).map((name, index) =>
      textInput(name, index === 0 ? 'Text' : `Text, part ${index + 1}`, layout.parts[index], {
        example: 'What to do, and why',
        limit: FIELD_LIMIT,
        multiline: true,
        optional: index > 0,
      }),
    );
  }
  const decision =
    kind === 'edge-case'
      ? [
          radioInput(
            'choice',
            'What should people do?',
            choices.map((choice) => option(choiceTitles[choice], choice)),
            layout.choice,
          ),
        ]
      : [];
  return [
    ...decision,
    ...sectionsOf[kind].map(({ name, label, hint, example }) =>
      textInput(name, label, layout.values[name], {
        example,
        hint,
        limit: FIELD_LIMIT,
        multiline: true,
      }),
    ),
  ];
}

function changeInputs({ version }: EntryRevision, values: FormValues): AnyBlock[] {
  const { major, minor } = version;
  return [
    radioInput(
      'size',
      'How big is the change?',
      [
        option(
          `Major: people must learn it again (version ${versionText({ major: major + 1, minor: 0 })})`,
          'major',
        ),
        option(
          `Minor: the same, said better (version ${versionText({ major, minor: minor + 1 })})`,
          'minor',
        ),
      ],
      values.size,
    ),
    textInput('note', 'What changes, in a sentence', values.note, {
      example: 'The limit is 500 euros now, not 300',
      limit: NOTE_LIMIT,
    }),
  ];
}

function personInput(name: string, label: string, personId: UserId | undefined): InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: plain(label),
    element: {
      type: 'users_select',
      action_id: 'value',
      ...(personId === undefined ? {} : { initial_user: personId }),
    },
  };
}
