import type { RolloutId } from '../../../platform/ids.ts';
import { context, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';

export const OPEN_OUTLET = 'access-list.open-outlet';
export const OUTLET_FORM = 'access-list.choose-keeper';

/** The ways by which access reaches people; by hand is one that is there for everybody. */
export function outletModal(rolloutId: RolloutId): Modal {
  return {
    type: 'modal',
    callback_id: OUTLET_FORM,
    title: plain('How access reaches them', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId }),
    blocks: [
      section(
        'Groundswell decides who has access; something has to pass it on. By hand works everywhere: one person gets a list of whom to add and whom to take off, and ticks it off.',
      ),
      {
        type: 'input',
        block_id: 'keeper',
        label: plain('Who gives access by hand'),
        element: { type: 'users_select', action_id: 'value' },
      },
      context(
        'Or by a program: a Slack user group with `/rollout access group @name`, signed notices with `/rollout access webhook`, or a key for programs that ask (the people who run Groundswell create it).',
      ),
    ],
  };
}
