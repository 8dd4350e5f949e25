import type { InputBlock, PlainTextOption } from '@slack/types';
import type { RolloutId } from '../../../platform/ids.ts';
import { option, plain } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { capitalised } from '../../../platform/words.ts';
import { textInput } from '../../assess/constraints/ledger-modals.view.ts';
import { entryKinds, entryKindTitles } from '../core/entry.ts';

export const SEARCH_FORM = 'core-search.search';
export const SEARCH_LIMIT = 200;

export function searchModal(rolloutId: RolloutId, workflows: readonly string[]): Modal {
  const kinds = entryKinds.map((kind) => option(capitalised(entryKindTitles[kind]), kind));
  const places = workflows.map((name) => option(name, name.slice(0, 75)));
  return {
    type: 'modal',
    callback_id: SEARCH_FORM,
    title: plain('Intelligence Core', 24),
    submit: plain('Search', 24),
    close: plain('Close', 24),
    private_metadata: asValue({ rolloutId }),
    blocks: [
      textInput('words', 'What would you like to know?', undefined, {
        example: 'refund over 500',
        limit: SEARCH_LIMIT,
        hint: 'A few words are enough. Slips of the fingers don’t matter.',
      }),
      ...(places.length < 2 ? [] : [oneOf('workflow', 'Only for this work', places)]),
      oneOf('kind', 'Only this kind', kinds),
    ],
  };
}

function oneOf(blockId: string, label: string, options: PlainTextOption[]): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    label: plain(label),
    element: { type: 'static_select', action_id: 'value', options },
  };
}
