import type { Button } from '@slack/types';
import type { RolloutId } from '../../platform/ids.ts';
import { button } from '../../platform/slack/blocks.ts';
import { asValue } from '../../platform/slack/fields.ts';

export const MAKE_ENTRY = 'core.make-entry';

export const OPEN_ANSWERS = 'core.open-answers';

/** Stands beside whatever could become an entry of the Intelligence Core. */
export function makeEntryButton(rolloutId: RolloutId | string, from: string, id: string): Button {
  return button('Make it an entry', MAKE_ENTRY, asValue({ rolloutId, from, id }));
}

/** Offers what somebody answered in the assessment as the beginning of entries. */
export function useAnswersButton(rolloutId: RolloutId | string): Button {
  return button('Make entries of your answers', OPEN_ANSWERS, asValue({ rolloutId }));
}
