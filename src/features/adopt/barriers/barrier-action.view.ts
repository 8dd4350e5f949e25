import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { context, esc, option, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import type { Construct } from '../pulses/pulse-item.ts';
import { barrierWords } from './barrier-words.ts';

export const OPEN_ACTION = 'barriers.open-action';
export const ACTION_FORM = 'barriers.decide';

export const actionSettle = (about: {
  rolloutId: RolloutId;
  construct: Construct;
  teamId?: TeamId;
}) => ({ label: 'Choose what to do', actionId: OPEN_ACTION, value: asValue(about) });

/** One kind of action against one barrier: taken up in somebody's own words, or declined with a reason. */
export function barrierActionModal(about: {
  rolloutId: RolloutId;
  teamId: TeamId | undefined;
  teamName: string | undefined;
  construct: Construct;
}): Modal {
  const { rolloutId, teamId, teamName, construct } = about;
  const words = barrierWords[construct];
  const where = teamName === undefined ? '' : ` in *${esc(teamName)}*`;
  return {
    type: 'modal',
    callback_id: ACTION_FORM,
    title: plain('What holds back', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({
      rolloutId,
      construct,
      ...(teamId === undefined ? {} : { teamId }),
    }),
    blocks: [
      section(
        `What holds people back most${where} is ${words.is}.\n*What helps:* ${words.action}.`,
      ),
      {
        type: 'input',
        block_id: 'choice',
        label: plain('What do you want to do?'),
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options: [option('I do something about it', 'taken-up'), option('Not now', 'declined')],
        },
      },
      {
        type: 'input',
        block_id: 'says',
        label: plain('What you do and by when, or why not now'),
        element: { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: 500 },
      },
      context('It goes on the record, and a later pulse shows whether it helped.'),
    ],
  };
}
