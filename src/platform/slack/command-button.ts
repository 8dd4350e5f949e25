import type { Button } from '@slack/types';
import type { RolloutId } from '../ids.ts';
import { button } from './blocks.ts';
import { asValue } from './fields.ts';

export const PICK_ROLLOUT = 'platform.pick-rollout';

/**
 * A button that runs a command as if it had been typed, with the same rights and the same answer: on the
 * rollout that it names, or on the one that typing would mean.
 */
export function commandButton(
  label: string,
  typed: { rolloutId?: RolloutId; command: string; text: string },
  extra: Parameters<typeof button>[3] = {},
): Button {
  const { rolloutId, command, text } = typed;
  const of = rolloutId === undefined ? {} : { rolloutId };
  return button(label, PICK_ROLLOUT, asValue({ ...of, command, text }), extra);
}
