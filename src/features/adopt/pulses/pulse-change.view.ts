import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { context, esc, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';

export const OPEN_CHANGE = 'pulses.open-change';
export const CHANGE_FORM = 'pulses.say-change';
export const CHANGE_MAX = 300;

export const changeSettle = (about: {
  rolloutId: RolloutId;
  cycleId: string;
  teamId?: TeamId | undefined;
}) => ({ label: 'Say what changes', actionId: OPEN_CHANGE, value: asValue(about) });

/** What is changed because of the last answers, in one sentence. */
export function changeModal(about: {
  rolloutId: RolloutId;
  cycleId: string;
  teamId: TeamId | undefined;
  teamName: string | undefined;
}): Modal {
  const { rolloutId, cycleId, teamId, teamName } = about;
  return {
    type: 'modal',
    callback_id: CHANGE_FORM,
    title: plain('What changes', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId, cycleId, ...(teamId === undefined ? {} : { teamId }) }),
    blocks: [
      section(
        teamName === undefined
          ? 'What do people get because of the last pulse? `/rollout pulse` shows what it told.'
          : `What do people in *${esc(teamName)}* get because of the last pulse? \`/rollout pulse\` shows what it told.`,
      ),
      {
        type: 'input',
        block_id: 'says',
        label: plain('In one sentence'),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: CHANGE_MAX,
          placeholder: plain('From Monday, two hours a week are kept for trying it out.'),
        },
      },
      context('The next pulse begins with it. If nothing can change yet, say that, and why.'),
    ],
  };
}
