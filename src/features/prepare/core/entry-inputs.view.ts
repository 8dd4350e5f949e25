/* The inputs that the Core's forms are made of. */
import type { InputBlock, PlainTextOption } from '@slack/types';
import { option, plain } from '../../../platform/slack/blocks.ts';
import { textInput } from '../../assess/constraints/ledger-modals.view.ts';
import { workflowKey } from './entry.ts';
import { WORKFLOW_LIMIT } from './entry-problem.ts';

export function radioInput(
  blockId: string,
  label: string,
  options: PlainTextOption[],
  initial?: string,
): InputBlock {
  const chosen = options.find(({ value }) => value === initial);
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'radio_buttons',
      action_id: 'value',
      options,
      ...(chosen === undefined ? {} : { initial_option: chosen }),
    },
  };
}

/** The work that the entry is about: one of those that the teams do, or words while there are none. */
export function workflowInput(known: string, workflows: readonly string[]): InputBlock {
  const all =
    workflows.some((one) => workflowKey(one) === workflowKey(known)) || known === ''
      ? workflows
      : [known, ...workflows];
  if (all.length === 0) {
    return textInput('workflow', 'What work is it about?', known, {
      example: 'reply drafting',
      limit: WORKFLOW_LIMIT,
    });
  }
  const options = all.map((name) => option(name, name.slice(0, 75)));
  const only = options.length === 1 ? options[0] : undefined;
  const chosen = options.find(({ value }) => value === known.slice(0, 75)) ?? only;
  return {
    type: 'input',
    block_id: 'workflow',
    label: plain('What work is it about?'),
    element: {
      type: 'static_select',
      action_id: 'value',
      options,
      ...(chosen === undefined ? {} : { initial_option: chosen }),
    },
  };
}

/** Several of what there is; nothing at all where there is nothing to choose from. */
export function severalInput(
  blockId: string,
  label: string,
  there: readonly { id: string; name: string }[],
  chosen: readonly string[],
): InputBlock[] {
  if (there.length === 0) return [];
  const options = there.map(({ id, name }) => option(name, id));
  const initial = options.filter(({ value }) => chosen.includes(value ?? ''));
  return [
    {
      type: 'input',
      block_id: blockId,
      optional: true,
      label: plain(label),
      element: {
        type: 'multi_static_select',
        action_id: 'value',
        options,
        ...(initial.length === 0 ? {} : { initial_options: initial }),
      },
    },
  ];
}
