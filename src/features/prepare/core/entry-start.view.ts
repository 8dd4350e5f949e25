import type { RolloutId } from '../../../platform/ids.ts';
import { context, option, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { capitalised } from '../../../platform/words.ts';
import { textInput } from '../../assess/constraints/ledger-modals.view.ts';
import { type EntryKind, entryKinds, entryKindTitles } from './entry.ts';
import { FIELD_LIMIT } from './entry-form.ts';
import { radioInput, workflowInput } from './entry-inputs.view.ts';
import { ENTRY_TITLE_LIMIT } from './entry-problem.ts';

export const START_FORM = 'core.start-entry';

const HELP: Record<EntryKind, string> = {
  'prompting-strategy': 'Words that get a good answer, and when they don’t',
  'edge-case': 'A case in which people wonder: use it, do not, check how',
  'quality-criterion': 'What good and bad output looks like',
  'escalation-path': 'Whom to go to when it gets difficult, and when',
};

const KINDS = entryKinds.map((kind) =>
  option(capitalised(entryKindTitles[kind]), kind, HELP[kind]),
);

/** First what it is about; the form of its kind follows, with what the Core says about it already. */
export function startEntryModal(ask: {
  rolloutId: RolloutId;
  workflows: readonly string[];
  kind?: EntryKind | undefined;
  title?: string;
  workflow?: string | undefined;
  /** What somebody said elsewhere, to begin with. */
  words?: string;
  sourceLink?: string | undefined;
  madeOf?: string | undefined;
}): Modal {
  const { rolloutId, sourceLink, madeOf, words, kind } = ask;
  return {
    type: 'modal',
    callback_id: START_FORM,
    title: plain(words === undefined ? 'Add to the Core' : 'Save to the Core', 24),
    submit: plain('Continue', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId, sourceLink, madeOf }),
    blocks: [
      section(
        'What the pilot knew, written down, so that the next team doesn’t have to find it out again.',
      ),
      radioInput('kind', 'What is it?', KINDS, kind),
      textInput('title', 'What would people look for?', ask.title, {
        example: 'Refunds over 500 euros',
        limit: ENTRY_TITLE_LIMIT,
      }),
      workflowInput(ask.workflow ?? '', ask.workflows),
      ...(words === undefined
        ? []
        : [
            textInput('words', 'What was said', words.slice(0, FIELD_LIMIT), {
              example: 'Finance has to look at it first',
              limit: FIELD_LIMIT,
              multiline: true,
              hint: 'Leave out names of customers. You put it into shape in the next step.',
            }),
          ]),
      context('It is a draft until someone else has read it.'),
    ],
  };
}
