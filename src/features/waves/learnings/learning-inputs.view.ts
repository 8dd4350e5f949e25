/* The inputs that the forms of learnings are made of. */
import type { InputBlock } from '@slack/types';
import { type AnyBlock, option, plain } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';

export type TeamChoice = { id: string; name: string };

export const SEVERITIES = [
  option('Must', 'must', 'The next wave waits until another team has shown that the fix works'),
  option('Should', 'should', 'Worth solving, but no wave waits for it'),
  option('Note', 'note', 'Good to know'),
];

export function form(
  callbackId: string,
  { title, submit }: { title: string; submit: string },
  metadata: Record<string, string>,
  blocks: AnyBlock[],
): Modal {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plain(title, 24),
    submit: plain(submit, 24),
    close: plain('Cancel', 24),
    private_metadata: asValue(metadata),
    blocks,
  };
}

export function words(
  blockId: string,
  label: string,
  example: string,
  how: { limit: number; long?: boolean; optional?: boolean; initial?: string; hint?: string },
): InputBlock {
  const { limit, long = false, optional = false, initial = '', hint } = how;
  return {
    type: 'input',
    block_id: blockId,
    optional,
    label: plain(label),
    ...(hint === undefined ? {} : { hint: plain(hint) }),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: long,
      max_length: limit,
      placeholder: plain(`For example: ${example}`, 150),
      ...(initial === '' ? {} : { initial_value: initial.slice(0, limit) }),
    },
  };
}

export function teamInput(label: string, teams: readonly TeamChoice[]): InputBlock {
  const options = teams.map((team) => option(team.name, team.id));
  const only = options.length === 1 ? options[0] : undefined;
  return {
    type: 'input',
    block_id: 'team',
    label: plain(label),
    element: {
      type: 'static_select',
      action_id: 'value',
      options,
      ...(only === undefined ? {} : { initial_option: only }),
    },
  };
}
