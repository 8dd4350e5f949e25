import type { RolloutId } from '../../../platform/ids.ts';
import {
  actions,
  button,
  clamp,
  esc,
  type Message,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Entry, EntryKind, EntryRevision } from './entry.ts';

export const OPEN_EDIT = 'core.open-edit';
export const OPEN_START = 'core.open-start';

/** What a button carries that begins an entry. */
export const startValue = (
  rolloutId: RolloutId,
  about: { kind?: EntryKind; workflow?: string } = {},
) =>
  asValue({
    rolloutId,
    ...(about.kind === undefined ? {} : { kind: about.kind }),
    ...(about.workflow === undefined ? {} : { workflow: about.workflow }),
  });

/** What a button about one entry carries. */
export const entryValue = (rolloutId: RolloutId, entryId: string) =>
  asValue({ rolloutId, entryId });

/** What a button about one text of an entry carries. */
export const revisionValue = (rolloutId: RolloutId, entryId: string, revision: number) =>
  asValue({ rolloutId, entryId, revision });

/** To the writer, when somebody who read the draft wants something to be different. */
export function changeAskedMessage(
  rolloutId: RolloutId,
  about: { entry: Entry; draft: EntryRevision; words: string; byName: string },
): Message {
  const { entry, draft, words, byName } = about;
  const text = `${esc(byName)} read your draft “${esc(draft.title)}” and asks for a change.`;
  return {
    text,
    blocks: [
      section(`${text}\n>${esc(clamp(words, 1000)).replaceAll('\n', '\n>')}`),
      actions(
        button('Change the draft', OPEN_EDIT, entryValue(rolloutId, entry.id), {
          style: 'primary',
        }),
      ),
    ],
  };
}
