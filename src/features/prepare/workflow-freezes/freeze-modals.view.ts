import type { RolloutId } from '../../../platform/ids.ts';
import { context, esc, option, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { confirmBlocks, freezeValue } from './freeze-messages.view.ts';
import type { WorkflowFreeze } from './workflow-freeze.ts';

export const LIFT_FORM = 'workflow-freezes.lift';
export const FREEZE_FORM = 'workflow-freezes.freeze';
export const REASON_MAX = 500;

/** A lead says why work that is frozen can go on. */
export function liftModal(freeze: WorkflowFreeze, facts: readonly string[]): Modal {
  return {
    type: 'modal',
    callback_id: LIFT_FORM,
    title: plain('Let it go on', 24),
    submit: plain('Ask for it', 24),
    close: plain('Keep it frozen', 24),
    private_metadata: freezeValue(freeze),
    blocks: [
      section(`*${esc(freeze.workflow)}* is frozen. Why: ${esc(freeze.reason)}`),
      ...facts.map((fact) => context(fact)),
      reasonInput('Why can it go on?', 'Everyone in the channel reads it.'),
      context(
        'A second person agrees before anything changes: a sponsor, or another lead where no sponsor answers.',
      ),
    ],
  };
}

export function confirmModal(freeze: WorkflowFreeze, askedName: string): Modal {
  return {
    type: 'modal',
    callback_id: 'workflow-freezes.confirm',
    title: plain('Frozen work', 24),
    close: plain('Later', 24),
    blocks: confirmBlocks(freeze, askedName),
  };
}

export function freezeModal(rolloutId: RolloutId, workflows: readonly string[]): Modal {
  return {
    type: 'modal',
    callback_id: FREEZE_FORM,
    title: plain('Freeze a workflow', 24),
    submit: plain('Freeze it', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId }),
    blocks: [
      context(
        'Live teams are asked to do this work without its output, and no wave starts with a team that would use it for this. The channel reads it at once.',
      ),
      {
        type: 'input',
        block_id: 'workflow',
        label: plain('Which work?'),
        element: {
          type: 'static_select',
          action_id: 'value',
          options: workflows.map((one) => option(one, one)),
        },
      },
      reasonInput('Why?', 'Write about the work, not about a person.'),
    ],
  };
}

function reasonInput(label: string, hint: string) {
  return {
    type: 'input' as const,
    block_id: 'reason',
    label: plain(label),
    hint: plain(hint),
    element: {
      type: 'plain_text_input' as const,
      action_id: 'value',
      multiline: true,
      max_length: REASON_MAX,
    },
  };
}
