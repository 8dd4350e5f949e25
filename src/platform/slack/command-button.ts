import type { Button } from '@slack/types';
import type { RolloutId } from '../ids.ts';
import { button } from './blocks.ts';
import type { SlashCommand } from './declarations.ts';
import { asValue } from './fields.ts';

export const RUN_COMMAND = 'platform.run-command';

export type Typed = { command: SlashCommand; text: string; rolloutId?: RolloutId };

/** A button that does what typing the command would do, with the same rights and the same answer. */
export function commandButton(
  label: string,
  { command, text, rolloutId }: Typed,
  extra: Parameters<typeof button>[3] = {},
): Button {
  const of = rolloutId === undefined ? {} : { rolloutId };
  return button(label, RUN_COMMAND, asValue({ ...of, command, text }), extra);
}
