import type { UserId } from '../../../platform/ids.ts';
import { context, header, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { lastDayInput } from '../../contract/loosening.view.ts';
import type { Rollout } from './rollout.ts';
import { channelInput, paceInputs, people, textInput } from './rollout-inputs.view.ts';

export const EDIT_FORM = 'rollouts.edit';

export function editModal(
  rollout: Rollout,
  holders: { leads: readonly UserId[]; sponsors: readonly UserId[] },
): Modal {
  return {
    type: 'modal',
    callback_id: EDIT_FORM,
    title: plain('Change the rollout', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId: rollout.id }),
    blocks: [
      textInput('name', 'Name of the rollout', {
        example: 'Support copilot',
        limit: 80,
        initial: rollout.name,
      }),
      textInput('capability', 'What it brings', {
        example: 'drafted replies',
        limit: 200,
        initial: rollout.capability,
      }),
      channelInput(rollout.channelId),
      people('leads', 'Rollout leads', holders.leads),
      people('sponsors', 'Sponsors', holders.sponsors),
      header('Calendar'),
      section('A phase can begin in its week at the earliest, and only once its gate opens.'),
      ...paceInputs(rollout.pace),
      lastDayInput(),
      textInput('reason', 'Why the change', {
        example: 'the release in March needs the agents',
        limit: 300,
      }),
      context('Every change is kept on the record, with its reason: `/rollout history`.'),
    ],
  };
}
