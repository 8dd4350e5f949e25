import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { context, esc, option, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';

export const START_FORM = 'handovers.start-handover';

/** To whom, and what they should know. */
export function startHandoverModal(draft: {
  rolloutId: RolloutId;
  teamId: TeamId;
  teamName: string;
  backUps: readonly { userId: UserId; name: string }[];
  chosen: UserId | undefined;
}): Modal {
  const options = draft.backUps.map(({ userId, name }) => option(name, userId));
  const initial = options.find((one) => one.value === draft.chosen) ?? options[0];
  return {
    type: 'modal',
    callback_id: START_FORM,
    title: plain('Hand over', 24),
    submit: plain('Begin', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId: draft.rolloutId, teamId: draft.teamId }),
    blocks: [
      section(`You’re handing *${esc(draft.teamName)}* over to its back-up.`),
      {
        type: 'input',
        block_id: 'to',
        label: plain('To'),
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options,
          ...(initial === undefined ? {} : { initial_option: initial }),
        },
      },
      {
        type: 'input',
        block_id: 'context',
        optional: true,
        label: plain('What should they know about the team?'),
        hint: plain('What is special about its work, what was promised, what comes next.'),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: 2500,
        },
      },
      context('You stay champion until you have both gone through a short list and confirmed.'),
    ],
  };
}
