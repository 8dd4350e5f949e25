import type { RolloutId } from '../ids.ts';
import { button } from './blocks.ts';
import { asValue } from './fields.ts';

export const PICK_ROLLOUT = 'platform.pick-rollout';

/** A button that runs a command as if it had been typed, on the rollout that it names. */
export function commandButton(
  label: string,
  typed: { rolloutId: RolloutId; command: string; text: string },
) {
  const { rolloutId, command, text } = typed;
  return button(label, PICK_ROLLOUT, asValue({ rolloutId, command, text }));
}
