import type { UserId } from '../../../platform/ids.ts';
import { type AnyBlock, context, header, plain, section } from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { FRAMEWORK_PACE } from './rollout.ts';
import { channelInput, paceInputs, people, textInput, zoneInput } from './rollout-inputs.view.ts';

export const SET_UP_FORM = 'rollouts.set-up';

export function setUpModal(facts: {
  userId: UserId;
  timeZone: string;
  today: Temporal.PlainDate;
}): Modal {
  return {
    type: 'modal',
    callback_id: SET_UP_FORM,
    title: plain('Set up a rollout', 24),
    submit: plain('Set up', 24),
    close: plain('Cancel', 24),
    private_metadata: '{}',
    blocks: [
      textInput('name', 'Name of the rollout', { example: 'Support copilot', limit: 80 }),
      textInput('capability', 'What it brings', {
        example: 'drafted replies to customer letters',
        limit: 200,
      }),
      channelInput(),
      context(
        'I post there: the opening, once you have seen it; a digest each Monday at 09:00; and what is decided about gates and waves. Never more than one post an hour.',
      ),
      people('leads', 'Rollout leads', [facts.userId]),
      people('sponsors', 'Sponsors', [], 'They get the honest picture and approve overrides.'),
      header('The pilot'),
      textInput('pilot_name', 'Pilot team', { example: 'Customer Care Hamburg', limit: 80 }),
      {
        type: 'input',
        block_id: 'pilot_manager',
        label: plain('Who led the pilot'),
        element: { type: 'users_select', action_id: 'value' },
      },
      people(
        'pilot_members',
        'Other people on the pilot team',
        [],
        'They’re asked about the pilot too, so that it isn’t only one person’s view.',
      ),
      header('Calendar'),
      zoneInput(facts.timeZone),
      {
        type: 'input',
        block_id: 'starts_on',
        label: plain('First day of the assessment'),
        element: { type: 'datepicker', action_id: 'value', initial_date: facts.today.toString() },
      },
      section(
        'The framework’s pace is already filled in. A phase can begin in its week at the earliest, and only once its gate opens.',
      ),
      ...paceInputs(FRAMEWORK_PACE),
    ] satisfies AnyBlock[],
  };
}
