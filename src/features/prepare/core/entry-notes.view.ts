/* What stands above the fields of an entry's form. */
import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  button,
  clamp,
  esc,
  option,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Conflict, Near } from './entry-form.ts';
import { radioInput } from './entry-inputs.view.ts';
import { differenceSection } from './entry-text.view.ts';

export const ADD_TO_ENTRY = 'core.add-to-entry';

/** To the second of two people who changed one text: both versions, and the choice. */
export function conflictBlocks({ byName, difference }: Conflict): AnyBlock[] {
  return [
    section(
      `*${esc(byName)} saved another version while you had this one open.* What theirs says (+) and yours doesn’t, and the other way round (−):`,
    ),
    differenceSection(difference),
    radioInput('keep', 'Which one goes on?', [
      option('Mine, as it stands below', 'mine'),
      option(`Theirs: don’t save mine`, 'theirs'),
    ]),
  ];
}

/** What the Core says already; what was typed can go there instead. */
export function nearBlocks(rolloutId: RolloutId, near: readonly Near[]): AnyBlock[] {
  if (near.length === 0) return [];
  return [
    section('*Already in the Core, and near to this one.* Does yours belong to one of them?'),
    ...near.map(({ id, title, passage }) =>
      section(
        `*${esc(title)}*${passage === '' ? '' : `\n${esc(clamp(passage.replace(/\s+/g, ' '), 150))}`}`,
        button('Add to this one', ADD_TO_ENTRY, asValue({ rolloutId, entryId: id })),
      ),
    ),
  ];
}
